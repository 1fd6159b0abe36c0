// What was coded in a project, by whom, and what was noted on a single coding.
import type { BundleCoding } from '../import/bundle.ts'
import type { leftOver } from '../import/left.ts'
import { weightOf } from './ours.ts'
import type { Parts } from './project-bundle.ts'
import type { Qde, QdeCoding, QdeSelection, QdeSource } from './project-file.ts'

/** Where notes and links find what they are on: the key of each source, and the stretch of each selection. */
export type Subjects = {
  placed: ReadonlyMap<string, string>
  selections: ReadonlyMap<string, { source: string; start: number; end: number }>
}

/** A note on one coding, by the note's GUID; or words that are longer than a coding's note may be. */
export type OnCoding = { coding: string; note: string } | { coding: string; words: string }

/** Who coded where nobody is named. */
export const nobody = 'nobody'

/** A coding holds so much; what is longer is a memo on it. */
const longestNote = 2_000

export function codingsOf(
  qde: Qde,
  { list, all }: Parts,
  leave: ReturnType<typeof leftOver>['add'],
) {
  const codes = new Map(qde.codes.map(({ key, label }) => [key, label]))
  const codings = new Map<string, BundleCoding>()
  const coders = new Set<string>()
  const notesOnCodings: OnCoding[] = []
  const bySelection = new Map<string, string[]>()

  for (const part of list) {
    for (const [at, selection] of part.text.selections.entries()) {
      if (selection.codings.length === 0) continue
      const place = part.place(selection)
      for (const coding of selection.codings) {
        const called = `${part.title}: ${selection.name.slice(0, 80) || `#${at + 1}`}`
        if (place === null || coding.code === null || !codes.has(coding.code))
          leave('coding-unfit', called)
        else made(part.source, selection, coding, coding.code, place, at)
      }
    }
  }
  for (const source of all) elsewhere(source)
  return { codings: [...codings.values()], coders, notesOnCodings, bySelection }

  function made(
    source: string,
    selection: QdeSelection,
    coding: QdeCoding,
    code: string,
    place: { start: number; end: number },
    at: number,
  ): void {
    const own = coding.guid ?? `${source} ${at} ${code}`
    // Programs have been seen to name two codings alike.
    const key = codings.has(own) ? `${own} ${source} ${at} ${code}` : own
    const coder = coding.by ?? selection.by ?? qde.by ?? nobody
    coders.add(coder)
    let weight: number | null = null
    for (const note of coding.notes) {
      const told = weightOf(note)
      if (told === null) notesOnCodings.push({ coding: key, note })
      else weight = told
    }
    const words = selection.description.trim() === '' ? '' : selection.description.toWellFormed()
    const isLong = words.length > longestNote
    if (isLong) notesOnCodings.push({ coding: key, words })
    if (selection.guid !== null)
      bySelection.set(selection.guid, [...(bySelection.get(selection.guid) ?? []), key])
    codings.set(key, {
      key,
      source,
      code,
      coder,
      ...place,
      note: isLong ? '' : words,
      weight,
      madeAt: coding.at ?? selection.at,
    })
  }

  /** On a picture, a page, a stretch of sound, or on a source as a whole. */
  function elsewhere(source: QdeSource): void {
    const kinds = { picture: 'picture-coding', pdf: 'pdf-coding' } as const
    const kind =
      source.kind === 'picture' || source.kind === 'pdf' ? kinds[source.kind] : 'media-coding'
    // The same coding may be told of a page and of its words.
    for (const { codings: there, name } of source.selections)
      for (const { guid } of there)
        if (guid === null || !codings.has(guid))
          leave(kind, `${source.name}: ${name}`.slice(0, 200))
    for (const { code } of source.codings)
      leave('source-coding', `${source.name}: ${codes.get(code ?? '') ?? ''}`.slice(0, 200))
  }
}
