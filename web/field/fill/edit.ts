// What a researcher does to a draft, each as a new draft. `atMs` is the time since the response was begun.
import { isEmpty } from '../../../core/answer/value.ts'
import type { InstrumentKind } from '../../../core/instrument/model.ts'
import type { AnswerValue, Coverage } from '../../../core/wire/response.ts'
import type { Draft } from '../store/shape.ts'

/** Only in a talk is a question asked or does it come up; a sheet's lines are simply filled in. */
export function isTalk(kind: InstrumentKind): boolean {
  return kind === 'interview' || kind === 'fgd' || kind === 'survey'
}

/**
 * In a talk the first words under a question say that it was asked, and when. An answer takes back "skipped" and
 * "refused": what is answered was neither.
 */
export function answer(
  draft: Draft,
  name: string,
  value: AnswerValue | undefined,
  atMs: number | null,
): Draft {
  const answers = without(draft.answers, name)
  if (value === undefined || isEmpty(value)) return { ...draft, answers }
  const how = draft.coverage[name]?.how
  const isExcuse = how === 'skipped' || how === 'refused'
  const coverage =
    how !== undefined && !isExcuse
      ? draft.coverage
      : atMs === null
        ? without(draft.coverage, name)
        : { ...draft.coverage, [name]: { how: 'asked' as const, atMs } }
  return { ...draft, answers: { ...answers, [name]: value }, coverage }
}

/** Null takes the mark away. */
export function cover(
  draft: Draft,
  name: string,
  how: Coverage['how'] | null,
  atMs: number,
): Draft {
  const coverage = without(draft.coverage, name)
  if (how === null) return { ...draft, coverage }
  // Calling it otherwise does not change when it was.
  return {
    ...draft,
    coverage: { ...coverage, [name]: { how, atMs: draft.coverage[name]?.atMs ?? atMs } },
  }
}

export function probe(
  draft: Draft,
  name: string,
  probeName: string,
  how: 'asked' | 'volunteered' | null,
  atMs: number,
): Draft {
  const before = draft.probes[name] ?? {}
  const marks = without(before, probeName)
  if (how !== null) marks[probeName] = { how, atMs: before[probeName]?.atMs ?? atMs }
  const probes = without(draft.probes, name)
  return { ...draft, probes: Object.keys(marks).length > 0 ? { ...probes, [name]: marks } : probes }
}

function without<T>(record: Record<string, T>, name: string): Record<string, T> {
  const { [name]: _gone, ...rest } = record
  return rest
}
