// A project of another program, or of ours, as a bundle. What has no place here is counted and named.
import { type Bundle, type BundleSource, emptyBundle } from '../import/bundle.ts'
import { leftOver } from '../import/left.ts'
import { techniqueOf } from '../import/technique.ts'
import { utf8Bytes } from '../table/utf8.ts'
import { findBlocks } from '../text/blocks.ts'
import { normalise } from '../text/normalise.ts'
import { type Block, sourceLimitBytes } from '../wire/coding.ts'
import { isDay, type Technique, techniques } from '../wire/words.ts'
import { readOffsets } from './offsets.ts'
import { origin as ourOrigin, ourVariable } from './ours.ts'
import { type CasesOut, casesOf } from './project-cases.ts'
import { codingsOf, type Subjects } from './project-codings.ts'
import { conclusionsOf } from './project-conclusions.ts'
import type { Qde, QdeSelection, QdeSource, QdeText } from './project-file.ts'
import { memosOf } from './project-memos.ts'
import type { Texts } from './project-texts.ts'

export type ProjectChoices = {
  /** Of sources whose title does not say. */
  technique: Technique
}

export function bundleOf(qde: Qde, texts: Texts, choices: ProjectChoices): Bundle {
  const left = leftOver()
  const isOurs = qde.origin === ourOrigin
  const cases = casesOf(qde, isOurs, left.add)
  const { sources, placed, selections, parts } = sourcesOf(qde, texts, choices, cases, left.add)
  const subjects: Subjects = { placed, selections }
  const { codings, coders, notesOnCodings, bySelection } = codingsOf(qde, parts, left.add)
  const { relations, findings, evidence, places, told } = conclusionsOf(
    qde,
    texts,
    isOurs,
    bySelection,
    left.add,
  )
  const { memos, writers } = memosOf(
    qde,
    texts,
    { isOurs, told },
    subjects,
    notesOnCodings,
    left.add,
  )
  const users = new Map(qde.users.map(({ guid, name }) => [guid, name]))
  const active = new Set([...coders, ...writers])
  // What our own sets say is said by the variables of sources and notes too.
  if (!isOurs) for (const { name } of qde.sets) left.add('set', name)
  return {
    ...emptyBundle('qdpx', qde.origin),
    coders: [...active].map((key) => ({
      key,
      name: (users.get(key) ?? '').trim().slice(0, 120).toWellFormed() || qde.origin || '—',
    })),
    codes: qde.codes,
    cases: cases.cases,
    participants: cases.participants,
    sources,
    codings,
    memos,
    relations,
    places,
    findings,
    evidence,
    left: left.told(),
    offsets: parts.reading,
  }
}

/** A text that came in, with where its selections lie. */
export type Part = {
  source: string
  text: QdeText
  title: string
  /** Of a selection in this text; null where it does not fit. */
  place: (selection: QdeSelection) => { start: number; end: number } | null
}

function sourcesOf(
  qde: Qde,
  texts: Texts,
  { technique }: ProjectChoices,
  cases: CasesOut,
  leave: ReturnType<typeof leftOver>['add'],
) {
  // A note in which something is coded is a text like any other.
  const coded = qde.noteList.filter(({ texts: [text] }) =>
    text?.selections.some(({ codings }) => codings.length > 0),
  )
  const all = [...qde.sources, ...coded]
  const found = all.flatMap((source, at) => textsIn(source, at, texts, leave))
  const { reading, placeIn } = readOffsets(
    found.map(({ raw, text }) => ({
      raw,
      marks: text.selections.flatMap(({ where, name }) =>
        where.kind === 'text' ? [{ start: where.start, end: where.end, name }] : [],
      ),
    })),
    qde.origin,
  )
  const placed = new Map<string, string>()
  const selections = new Map<string, { source: string; start: number; end: number }>()
  const list: Part[] = []
  const sources = found.map(({ key, raw, text, title, source }): BundleSource => {
    const place = placeIn(raw)
    const sync = syncPlaces(text, raw, place)
    const part: Part = {
      source: key,
      text,
      title,
      place: ({ where }) => {
        if (where.kind === 'text') return place(where.start, where.end)
        if (where.kind !== 'sync') return null
        const start = sync.places.get(where.from ?? '')
        const end = sync.places.get(where.to ?? '')
        return start === undefined || end === undefined || end <= start ? null : { start, end }
      },
    }
    list.push(part)
    if (source.guid !== null && !placed.has(source.guid)) placed.set(source.guid, key)
    for (const selection of text.selections) {
      const where = selection.guid === null ? null : part.place(selection)
      if (selection.guid !== null && where)
        selections.set(selection.guid, { source: key, ...where })
    }
    const words = normalise(raw)
    const told = new Map(source.values.map(({ variable, value }) => [variable, value]))
    const ours = (name: Parameters<typeof ourVariable>[0]) => told.get(ourVariable(name)) ?? null
    const day = ours('occurredOn')
    const entry = texts.entryOf(source.path ?? text.richPath)
    return {
      key,
      title,
      technique:
        techniques.find((one) => one === ours('technique')) ?? techniqueOf(title, technique),
      participant: ours('participant'),
      role: ours('participant') === null ? ours('role') : null,
      case: ours('case') ?? cases.caseOf(source.guid),
      occurredOn: day !== null && isDay(day) ? day : null,
      text: words,
      blocks: sync.times.length === 0 ? null : timed(findBlocks(words), sync.times),
      file: entry === null ? null : { entry, name: fileName(title, entry) },
    }
  })
  return { sources, placed, selections, parts: { list, all, reading } }
}

export type Parts = ReturnType<typeof sourcesOf>['parts']

type Found = { key: string; raw: string; text: QdeText; title: string; source: QdeSource }

/** Mostly one; a recording may have several transcripts. */
function textsIn(
  source: QdeSource,
  at: number,
  texts: Texts,
  leave: ReturnType<typeof leftOver>['add'],
): Found[] {
  const title = source.name.trim().slice(0, 200).toWellFormed() || '—'
  let isLong = false
  const found = source.texts.flatMap((text, number): Found[] => {
    const raw = texts.rawOf(text)
    const words = raw === null ? '' : normalise(raw)
    if (raw === null || words.trim() === '') return []
    if (utf8Bytes(words) > sourceLimitBytes) {
      isLong = true
      leave('text-long', title)
      return []
    }
    const key = `${source.guid ?? `source ${at}`}${number === 0 ? '' : `/${number + 1}`}`
    return [{ key, raw, text, title, source }]
  })
  if (source.path !== null && texts.entryOf(source.path) === null) leave('media-missing', title)
  if (source.kind === 'picture' && found.length === 0) leave('picture-source', title)
  else if (found.length === 0 && !isLong)
    leave(
      source.kind === 'audio' || source.kind === 'video' ? 'media-source' : 'text-missing',
      title,
    )
  return found
}

/** Where a transcript's moments lie in its text. */
function syncPlaces(
  text: QdeText,
  raw: string,
  place: ReturnType<ReturnType<typeof readOffsets>['placeIn']>,
) {
  const places = new Map<string, number>()
  const times: { at: number; timeMs: number }[] = []
  for (const { guid, timeMs, at } of text.sync) {
    // A point is where a stretch of one sign ends, or begins.
    const found = at === 0 ? 0 : (place(at - 1, at)?.end ?? place(at, at + 1)?.start)
    if (found === undefined) continue
    if (guid !== null) places.set(guid, found)
    if (timeMs !== null) times.push({ at: found, timeMs })
  }
  return { places, times: raw === '' ? [] : times.sort((a, b) => a.at - b.at) }
}

/** A turn begins at the first moment that is told in it, or since the turn before it ended. */
function timed(
  blocks: readonly Block[],
  times: readonly { at: number; timeMs: number }[],
): Block[] {
  let next = 0
  return blocks.map((block) => {
    const first = times[next]
    if (first === undefined || first.at >= block.end) return block
    while ((times[next]?.at ?? Number.POSITIVE_INFINITY) < block.end) next++
    return { ...block, timeMs: first.timeMs }
  })
}

function fileName(title: string, entry: string): string {
  const ending = /\.[a-z0-9]{1,5}$/i.exec(entry)?.[0] ?? ''
  const name = title.toLowerCase().endsWith(ending.toLowerCase()) ? title : title + ending
  return name.slice(-200)
}
