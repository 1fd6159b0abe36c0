// The notes of a project as memos on what refers to them, or on what a link joins them to.
import type { BundleMemo } from '../import/bundle.ts'
import type { leftOver } from '../import/left.ts'
import { weightOf } from './ours.ts'
import type { OnCoding, Subjects } from './project-codings.ts'
import type { Told } from './project-conclusions.ts'
import type { Qde, QdeSource } from './project-file.ts'
import type { Texts } from './project-texts.ts'

type On = BundleMemo['on']
const study: On = { kind: 'study' }
const longest = 50_000

export function memosOf(
  qde: Qde,
  texts: Texts,
  { isOurs, told }: { isOurs: boolean; told: Told },
  { placed, selections }: Subjects,
  onCodings: readonly OnCoding[],
  leave: ReturnType<typeof leftOver>['add'],
): { memos: BundleMemo[]; writers: Set<string> } {
  const memos: BundleMemo[] = []
  const writers = new Set<string>()
  const codes = new Set(qde.codes.map(({ key }) => key))
  const subjects = subjectsOf()
  joinLinks()
  for (const note of qde.noteList) bring(note)
  spokenWords()
  return { memos, writers }

  function bring(note: QdeSource): void {
    const { guid, by, at } = note
    if (guid !== null && (weightOf(guid) !== null || told.notes.has(guid))) return
    const words = wordsOf(note, texts)
    if (words === '' || words.length > longest) {
      // What is coded in it came in as a source.
      if (guid === null || !placed.has(guid)) leave('note', note.name)
      return
    }
    const on = subjects.get(guid ?? '') ?? []
    // As a source it is there already, unless something refers to it.
    if (on.length === 0 && guid !== null && placed.has(guid)) return
    const key = guid ?? `note ${memos.length}`
    for (const [number, one] of (on.length === 0 ? [study] : on).entries())
      put(number === 0 ? key : `${key}/${number + 1}`, one, words, by, at)
  }

  function put(key: string, on: On, text: string, coder: string | null, at: string | null): void {
    if (coder !== null) writers.add(coder)
    memos.push({ key, on, text, coder, writtenAt: at })
  }

  /** By note: what it is on. */
  function subjectsOf(): Map<string, On[]> {
    const found = new Map<string, On[]>()
    const join = (notes: readonly string[], on: On) => {
      for (const note of notes) {
        const known = found.get(note)
        if (known) known.push(on)
        else if (weightOf(note) === null) found.set(note, [on])
      }
    }
    join(qde.notes, study)
    for (const [key, notes] of qde.codeNotes) join(notes, { kind: 'code', key })
    for (const { notes } of qde.links)
      join(
        notes.filter((note) => !told.notes.has(note)),
        study,
      )
    for (const source of [...qde.sources, ...qde.noteList]) {
      const key = placed.get(source.guid ?? '')
      const whole: On = key === undefined ? study : { kind: 'source', key }
      join(source.notes, whole)
      for (const { guid, notes } of allSelections(source)) {
        const place = selections.get(guid ?? '')
        join(notes, place ? segmentOf(place) : whole)
      }
    }
    for (const one of onCodings)
      if ('note' in one) join([one.note], { kind: 'coding', key: one.coding })
    return found
  }

  /** NVivo joins its annotations by links. A note on many passages is a claim that rests on them, and stays one memo. */
  function joinLinks(): void {
    const notes = new Set(qde.noteList.flatMap(({ guid }) => guid ?? []))
    const byNote = new Map<string, { on: On; name: string }[]>()
    for (const link of qde.links) {
      const { from, to, name } = link
      if (from === null || to === null || told.links.has(link)) continue
      const [note, other] = notes.has(from) ? [from, to] : [to, from]
      const on = notes.has(note) ? targetOf(other) : null
      if (on === null) leave('link', name)
      else byNote.set(note, [...(byNote.get(note) ?? []), { on, name }])
    }
    for (const [note, joined] of byNote) {
      const [only] = joined
      if (joined.length === 1 && only && !isOurs && !subjects.has(note))
        subjects.set(note, [only.on])
      else for (const { name } of joined) leave('link', name)
    }
  }

  function targetOf(guid: string): On | null {
    const place = selections.get(guid)
    if (place) return segmentOf(place)
    if (codes.has(guid)) return { kind: 'code', key: guid }
    const key = placed.get(guid)
    return key === undefined ? null : { kind: 'source', key }
  }

  /** Descriptions of the project, of sources, and of selections that nobody coded; notes too long for a coding. */
  function spokenWords(): void {
    const say = (key: string, on: On, text: string, by: string | null, at: string | null) => {
      const words = text.trim() === '' ? '' : text.toWellFormed()
      if (words.length > longest) leave('note', words.slice(0, 80))
      else if (words !== '') put(key, on, words, by, at)
    }
    say('project', study, qde.description, qde.by, null)
    for (const source of [...qde.sources, ...qde.noteList]) {
      const key = placed.get(source.guid ?? '')
      const whole: On = key === undefined ? study : { kind: 'source', key }
      say(`${source.guid} description`, whole, source.description, source.by, source.at)
      for (const { guid, codings, description, by, at } of allSelections(source)) {
        const place = selections.get(guid ?? '')
        if (codings.length === 0 || !place)
          say(`${guid} description`, place ? segmentOf(place) : whole, description, by, at)
      }
    }
    for (const one of onCodings)
      if ('words' in one)
        say(`${one.coding} note`, { kind: 'coding', key: one.coding }, one.words, null, null)
  }
}

function allSelections(source: QdeSource) {
  return [...source.selections, ...source.texts.flatMap(({ selections }) => selections)]
}

function segmentOf({ source, start, end }: { source: string; start: number; end: number }): On {
  return { kind: 'segment', key: source, start, end }
}

/** What stands in a note, without its name. */
export function bareWordsOf({ texts: [text] }: QdeSource, texts: Texts): string {
  return ((text && texts.rawOf(text)) ?? '').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

/** Its name comes first, where that is not how its words begin. */
function wordsOf(note: QdeSource, texts: Texts): string {
  const words = bareWordsOf(note, texts)
  const name = note.name.trim()
  const isBeginning = words.replace(/\s+/g, ' ').trim().startsWith(name.replace(/\s+/g, ' '))
  const whole = name === '' || isBeginning ? words : `${name}\n\n${words}`
  return whole.trim() === '' ? '' : whole.toWellFormed()
}
