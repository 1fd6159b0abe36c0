// What a researcher does to a draft, each as a new draft. `atMs` is the time since the response was begun.
import type { InstrumentKind } from '../../../core/instrument/model.ts'
import type { Answers, Coverage } from '../../../core/wire/response.ts'
import type { Draft } from '../store/shape.ts'

/** Only in a talk is a question asked or does it come up; a sheet's lines are simply filled in. */
export function isTalk(kind: InstrumentKind): boolean {
  return kind === 'interview' || kind === 'fgd' || kind === 'survey'
}

/**
 * The form's answers after the one at `ref` was changed. In a talk the first words under a question say that it was
 * asked, and when. An answer takes back "skipped" and "refused": what is answered was neither.
 */
export function answer(
  draft: Draft,
  answers: Answers,
  ref: string,
  isAnswered: boolean,
  atMs: number | null,
): Draft {
  if (!isAnswered) return { ...draft, answers }
  const how = draft.coverage[ref]?.how
  const isExcuse = how === 'skipped' || how === 'refused'
  const coverage =
    how !== undefined && !isExcuse
      ? draft.coverage
      : atMs === null
        ? without(draft.coverage, ref)
        : { ...draft.coverage, [ref]: { how: 'asked' as const, atMs } }
  return { ...draft, answers, coverage }
}

/** Null takes the mark away. */
export function cover(draft: Draft, ref: string, how: Coverage['how'] | null, atMs: number): Draft {
  const coverage = without(draft.coverage, ref)
  if (how === null) return { ...draft, coverage }
  // Calling it otherwise does not change when it was.
  return {
    ...draft,
    coverage: { ...coverage, [ref]: { how, atMs: draft.coverage[ref]?.atMs ?? atMs } },
  }
}

export function probe(
  draft: Draft,
  ref: string,
  probeName: string,
  how: 'asked' | 'volunteered' | null,
  atMs: number,
): Draft {
  const before = draft.probes[ref] ?? {}
  const marks = without(before, probeName)
  if (how !== null) marks[probeName] = { how, atMs: before[probeName]?.atMs ?? atMs }
  const probes = without(draft.probes, ref)
  return { ...draft, probes: Object.keys(marks).length > 0 ? { ...probes, [ref]: marks } : probes }
}

function without<T>(record: Record<string, T>, name: string): Record<string, T> {
  const { [name]: _gone, ...rest } = record
  return rest
}
