// The columns of one spot, and what each of them holds of an answer.
import { asText } from '../answer/value.ts'
import type { Label } from '../instrument/names.ts'
import {
  type Column,
  type ColumnType,
  type Measure,
  type MissingKind,
  missing,
  type Value,
} from '../table/table.ts'
import type { AnswerValue, Coverage } from '../wire/response.ts'
import { coverages } from '../wire/response.ts'
import type { Spot } from './spots.ts'

export type AnswerColumn = {
  column: Column
  /** Of the answer, where there is one; `why` is the kind of missing where there is none. */
  value(answer: AnswerValue | undefined, why: Value, coverage: Coverage | undefined): Value
}

export type AnswerShape = {
  /** A column of 0 and 1 for each choice, instead of one with all that were chosen. */
  split: boolean
  mask: (text: string) => string
}

const reasons: readonly MissingKind[] = ['notAsked', 'skipped', 'refused']

export function answerColumns(name: string, spot: Spot, shape: AnswerShape): AnswerColumn[] {
  const { question } = spot
  const said = labelled(
    ('label' in question ? question.label : undefined) ?? { id: question.name },
    shape.mask,
  )
  const columns = valueColumns(name, spot, said, shape)
  if (![...spot.askings.values()].some((asking) => asking.isPrompt)) return columns
  return [
    ...columns,
    {
      column: {
        name: `${name}.coverage`,
        label: suffixed(said, { id: 'cakupan', en: 'coverage' }),
        type: 'code',
        measure: 'nominal',
        values: coverages.map((value) => ({ value, label: coverageLabels[value] })),
        missing: ['notAsked'],
      },
      value: (_answer, why, coverage) => coverage?.how ?? (why === missing.notAsked ? why : null),
    },
  ]
}

export const coverageLabels: Record<(typeof coverages)[number], Label> = {
  asked: { id: 'ditanyakan', en: 'asked' },
  volunteered: { id: 'muncul sendiri', en: 'came up' },
  skipped: { id: 'dilewati', en: 'skipped' },
  refused: { id: 'menolak menjawab', en: 'refused' },
}

function valueColumns(
  name: string,
  spot: Spot,
  label: Label,
  { split, mask }: AnswerShape,
): AnswerColumn[] {
  const { question } = spot
  const text = (answer: AnswerValue) => mask(asText(answer))
  const choices = spot.choices.map((choice) => ({
    value: mask(choice.value),
    label: labelled(choice.label, mask),
    name: choice.value,
  }))
  switch (question.type) {
    case 'integer':
      return [one(name, label, 'integer', 'scale', plain)]
    case 'decimal':
    case 'range':
      return [one(name, label, 'number', 'scale', plain)]
    case 'date':
      return [one(name, label, 'date', 'scale', text)]
    case 'dateTime':
      return [one(name, label, 'datetime', 'scale', text)]
    case 'acknowledge':
      return [one(name, label, 'flag', 'nominal', (answer) => answer === 'OK')]
    case 'selectOne':
      // Choices that lie in a file or in the study are as many as there are, and named nowhere here.
      if (choices.length === 0) return [one(name, label, 'text', 'nominal', text)]
      return [one(name, label, 'code', 'nominal', text, choices)]
    case 'selectMany':
      if (!split || choices.length === 0) return [one(name, label, 'text', 'nominal', text)]
      return choices.map((choice) =>
        one(
          `${name}.${choice.value}`,
          suffixed(label, choice.label),
          'flag',
          'nominal',
          (answer) => Array.isArray(answer) && (answer as unknown[]).includes(choice.name),
        ),
      )
    case 'tally':
      if (!split || choices.length === 0) return [one(name, label, 'text', 'nominal', text)]
      return choices.map((choice) =>
        one(
          `${name}.${choice.value}`,
          suffixed(label, choice.label),
          'integer',
          'scale',
          (answer) => counted(answer, choice.name),
        ),
      )
    case 'geopoint':
      return places.map((place, at) =>
        one(`${name}.${place.en}`, suffixed(label, place), 'number', 'scale', (answer) =>
          numberAt(answer, at),
        ),
      )
    default:
      return [one(name, label, 'text', 'nominal', text)]
  }
}

const places = [
  { id: 'lintang', en: 'latitude' },
  { id: 'bujur', en: 'longitude' },
  { id: 'ketinggian', en: 'altitude' },
  { id: 'ketelitian', en: 'accuracy' },
]

function one(
  name: string,
  label: Label,
  type: ColumnType,
  measure: Measure,
  of: (answer: AnswerValue) => Value,
  values?: Column['values'],
): AnswerColumn {
  return {
    column: {
      name,
      label,
      type,
      measure,
      missing: reasons,
      ...(values !== undefined && { values }),
    },
    value: (answer, why) => (answer === undefined ? why : of(answer)),
  }
}

function plain(answer: AnswerValue): Value {
  return typeof answer === 'number' ? answer : asText(answer)
}

function counted(answer: AnswerValue, name: string): number {
  if (typeof answer !== 'object' || Array.isArray(answer) || !('marks' in answer)) return 0
  return answer.marks.filter(([mark]) => mark === name).length
}

/** XForms writes a place as "latitude longitude altitude accuracy". */
function numberAt(answer: AnswerValue, at: number): number | null {
  const part = typeof answer === 'string' ? answer.trim().split(/\s+/)[at] : undefined
  const number = part === undefined ? Number.NaN : Number(part)
  return Number.isFinite(number) ? number : null
}

export function labelled(label: Label, mask: (text: string) => string): Label {
  return Object.fromEntries(Object.entries(label).map(([language, text]) => [language, mask(text)]))
}

function suffixed(label: Label, more: Label): Label {
  return Object.fromEntries(
    Object.entries(label).map(([language, text]) => [
      language,
      `${text} · ${more[language] ?? more.en ?? Object.values(more)[0] ?? ''}`,
    ]),
  )
}
