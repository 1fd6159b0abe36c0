// What is in a project besides its sources and people: who made it, the codebook, notes, links, sets and the network's picture.
import { sql } from 'drizzle-orm'
import { hueOnPaper } from '../../../core/coding/hues.ts'
import { writeCodes } from '../../../core/refi/codebook.ts'
import { guidFrom } from '../../../core/refi/guid.ts'
import { aboutName, ourValue, usualStrength, weightNote } from '../../../core/refi/ours.ts'
import {
  type Direction,
  graphXml,
  linkXml,
  nameOf,
  noteXml,
  setXml,
  userXml,
} from '../../../core/refi/project-write.ts'
import { rows } from '../db.ts'
import { isVisibleMemo } from '../memo-sight.ts'
import { listPlaces } from '../network-places.ts'
import { after, type Ground } from './ground.ts'
import { codeGuids, maskedCodes, userGuid, usersOf } from './project-names.ts'
import type { Out, State } from './project-state.ts'
import { type Relation, relationsQuery } from './study.ts'

export async function userStage(ground: Ground, _: State, out: Out): Promise<null> {
  for (const { guid, name } of await usersOf(ground)) out.put('Users', userXml(guid, name))
  return null
}

export async function codeStage(ground: Ground, _: State, out: Out): Promise<null> {
  const { db, study } = ground
  const [codes, memos] = await Promise.all([
    maskedCodes(ground),
    rows<{ id: string; code: string }>(
      db,
      sql`select id, target_id as code from memos where study_id = ${study.id} and target_kind = 'code'
        and removed_at is null and is_private = 0 order by written_at, id`,
    ),
  ])
  if (codes.length === 0) return null
  const notes = new Map<string, string[]>()
  for (const { id, code } of memos) notes.set(code, [...(notes.get(code) ?? []), id])
  out.put('CodeBook', writeCodes(codes, notes))
  return null
}

/** The file's own words, in the language of the export. */
const words = {
  id: { weight: 'Bobot', findings: 'Temuan', network: 'Jejaring faktor' },
  en: { weight: 'Weight', findings: 'Findings', network: 'Factor network' },
}
const wordsOf = ({ language }: Ground) => (language.startsWith('id') ? words.id : words.en)

export async function weightStage(ground: Ground, state: State, out: Out): Promise<null> {
  for (const weight of state.weights.toSorted((a, b) => a - b)) {
    const name = `${wordsOf(ground).weight} ${weight}`
    out.put('Notes', noteXml({ guid: weightNote(weight), name, text: `weight: ${weight}` }))
  }
  return null
}

const pageMemos = 1_000
const supervisor = { person: '', all: true }

type Memo = { id: string; on: string; text: string; author: string | null; at: string }

/** A memo on something in a source is there when that is. */
export async function memoStage(ground: Ground, state: State, out: Out): Promise<string | null> {
  const { db, study, mask, until } = ground
  const [from = '', id = ''] = after(state.cursor)
  const noted = new Set(state.noted)
  const found = await rows<Memo>(
    db,
    sql`select m.id, m.target_kind as "on", m.text, m.author, m.written_at as at from memos m
      where m.study_id = ${study.id} and m.removed_at is null and m.is_private = 0 and m.written_at <= ${until}
        and ${isVisibleMemo(study.id, supervisor)} and (m.written_at, m.id) > (${from}, ${id})
      order by m.written_at, m.id limit ${pageMemos}`,
  )
  for (const memo of found) {
    if (memo.on === 'study') state.onProject.push(memo.id)
    else if (isInSource.has(memo.on) && !noted.has(memo.id)) continue
    const text = mask(memo.text)
    const by = userGuid(study.id, { layer: 'coder', person: memo.author })
    out.put('Notes', noteXml({ guid: memo.id, name: nameOf(text), text, by, at: memo.at }))
  }
  const last = found.at(-1)
  return found.length === pageMemos && last ? JSON.stringify([last.at, last.id]) : null
}

const isInSource: ReadonlySet<string> = new Set(['source', 'segment', 'response', 'coding'])

type Finding = {
  id: string
  number: number
  claim: string
  question: string
  scope: string
  rival: string
  state: string
  at: string
  codes: string
}

export async function findingStage(ground: Ground, state: State, out: Out): Promise<string | null> {
  const { db, study, mask } = ground
  const [found, relations] = await Promise.all([
    rows<Finding>(
      db,
      sql`select id, number, claim, question, scope, rival, state, created_at as at,
          (select json_group_array(coalesce(c.guid, c.id)) from finding_codes f join codes c on c.id = f.code_id
            where f.finding_id = findings.id) as codes from findings
        where study_id = ${study.id} and number > ${Number(state.cursor ?? 0)} order by number limit 500`,
    ),
    state.cursor === null ? rows<Relation>(db, relationsQuery(study.id)) : [],
  ])
  for (const { id, note } of relations)
    if (note !== '') {
      const text = mask(note)
      out.put('Notes', noteXml({ guid: guidFrom('note', id), name: nameOf(text), text }))
    }
  for (const one of found) {
    const text = [one.claim, one.question, one.scope, one.rival, `(${one.state})`]
      .filter((line) => line !== '')
      .map(mask)
      .join('\n\n')
    out.put(
      'Notes',
      noteXml({
        guid: one.id,
        name: `#${one.number} ${nameOf(text)}`,
        text,
        at: one.at,
        values: [
          ...ourValue('kind', 'finding'),
          ...ourValue('claim', mask(one.claim)),
          ...ourValue('question', mask(one.question)),
          ...ourValue('scope', mask(one.scope)),
          ...ourValue('rival', mask(one.rival)),
          ...ourValue('state', one.state),
        ],
      }),
    )
    state.findings.push(one.id)
    for (const code of JSON.parse(one.codes) as string[])
      state.about.push({ finding: one.id, code })
  }
  if (state.cursor === null)
    for (const one of state.evidence)
      if (saysMore(one))
        out.put(
          'Notes',
          noteXml({
            guid: guidFrom('note', one.id),
            name: one.note === '' ? one.stance : nameOf(one.note),
            text: one.note || one.stance,
            values: [
              ...ourValue('kind', one.note === '' ? 'evidence' : 'evidence-note'),
              ...ourValue('strength', String(one.strength)),
              ...ourValue('theory', one.theory),
              ...ourValue('coding', one.coding),
            ],
          }),
        )
  return found.length === 500 ? String(found.at(-1)?.number) : null
}

/** What a link has no field for; most evidence is of the middle strength and read with no theory. */
function saysMore({ strength, theory, note, coding }: State['evidence'][number]): boolean {
  return strength !== usualStrength || theory !== '' || note !== '' || coding !== ''
}

const directionOf = (type: string): Direction => (type === 'associated' ? 'Associative' : 'OneWay')
const relationName = ({ type, sign }: Relation) => (sign === '?' ? type : `${type} ${sign}`)

export async function linkStage(ground: Ground, state: State, out: Out): Promise<null> {
  const { db, study } = ground
  const [relations, codes] = await Promise.all([
    rows<Relation>(db, relationsQuery(study.id)),
    codeGuids(ground),
  ])
  for (const one of relations)
    out.put(
      'Links',
      linkXml({
        guid: one.id,
        name: relationName(one),
        direction: directionOf(one.type),
        from: codes.get(one.from) ?? one.from,
        to: codes.get(one.to) ?? one.to,
        notes: one.note === '' ? [] : [guidFrom('note', one.id)],
      }),
    )
  const findings = new Set(state.findings)
  const put = (guid: string, name: string, from: string, to: string, notes: string[]) =>
    out.put('Links', linkXml({ guid, name, direction: 'OneWay', from, to, notes }))
  for (const one of state.evidence)
    if (findings.has(one.finding))
      put(
        one.id,
        one.stance,
        one.finding,
        one.selection,
        saysMore(one) ? [guidFrom('note', one.id)] : [],
      )
  for (const { finding, code } of state.about)
    put(guidFrom('about', finding, code), aboutName, finding, code, [])
  return null
}

export async function setStage(ground: Ground, state: State, out: Out): Promise<null> {
  const { study } = ground
  const put = (name: string, sources: readonly string[], notes: readonly string[]) =>
    out.put('Sets', setXml({ guid: guidFrom('set', study.id, name), name, sources, notes }))
  for (const name of Object.keys(state.sets).toSorted()) put(name, state.sets[name] ?? [], [])
  if (state.findings.length > 0) put(wordsOf(ground).findings, [], state.findings)
  return null
}

/** Factors that nobody put anywhere stand in rows below those that somebody did. */
const perRow = 5
const apart = { x: 220, y: 110 }

export async function graphStage(ground: Ground, _: State, out: Out): Promise<null> {
  const { db, study, mask } = ground
  const [relations, places, found] = await Promise.all([
    rows<Relation>(db, relationsQuery(study.id)),
    listPlaces(db, study.id),
    rows<{ id: string; guid: string; label: string; hue: number }>(
      db,
      sql`select id, coalesce(guid, id) as guid, label, hue from codes where study_id = ${study.id} order by position, name`,
    ),
  ])
  if (relations.length === 0) return null
  const met = new Set(relations.flatMap(({ from, to }) => [from, to]))
  const placed = new Map(places.map((place) => [place.code, place]))
  const below = places.reduce((most, { y }) => Math.max(most, y + apart.y), 0)
  let row = 0
  const vertices = found
    .filter(({ id }) => met.has(id))
    .map(({ id, guid, label, hue }) => {
      const place = placed.get(id) ?? {
        x: (row % perRow) * apart.x,
        y: below + Math.floor(row++ / perRow) * apart.y,
      }
      const color = hueOnPaper[hue] ?? '#000000'
      return {
        guid: guidFrom('vertex', id),
        of: guid,
        name: mask(label),
        x: place.x,
        y: place.y,
        color,
      }
    })
  const edges = relations.map((one) => ({
    guid: guidFrom('edge', one.id),
    of: one.id,
    from: guidFrom('vertex', one.from),
    to: guidFrom('vertex', one.to),
    name: relationName(one),
    direction: directionOf(one.type),
  }))
  const { network } = wordsOf(ground)
  out.put('Graphs', graphXml(guidFrom('graph', study.id), network, vertices, edges))
  return null
}
