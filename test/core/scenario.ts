// A form built in a line, filled in step by step, and looked at: how forms are tested here.
import { checkAnswers, type Filled, type Mode, prune } from '../../core/answer/check.ts'
import { relevance } from '../../core/answer/relevant.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Label } from '../../core/instrument/names.ts'
import type { Question } from '../../core/instrument/question.ts'
import type { Scoring } from '../../core/instrument/scoring.ts'
import type { AnswerValue, Coverage } from '../../core/wire/response.ts'

export type Draft = {
  item: Item
  when: (relevant: string) => Draft
  required: (when?: string) => Draft
  constraint: (text: string) => Draft
  between: (min: number, max: number) => Draft
  aims: (...codes: string[]) => Draft
  probes: (...names: string[]) => Draft
}

export const text = (name: string) => draft({ type: 'text', name, label: says(name) })
export const number = (name: string) => draft({ type: 'integer', name, label: says(name) })
export const decimal = (name: string) => draft({ type: 'decimal', name, label: says(name) })
export const day = (name: string) => draft({ type: 'date', name, label: says(name) })
export const note = (name: string) => draft({ type: 'note', name, label: says(name) })
export const yesNo = (name: string) => one(name, ['yes', 'no'])

/** Choices as names, or as names with their points (null: none). */
export const one = (name: string, choices: Choices) =>
  draft({ type: 'selectOne', name, label: says(name), choices: choicesOf(choices) })
export const many = (name: string, choices: Choices) =>
  draft({ type: 'selectMany', name, label: says(name), choices: choicesOf(choices) })

export const group = (name: string, ...drafts: Draft[]) =>
  draft({ type: 'group', name, label: says(name), items: drafts.map(({ item }) => item) })

export function form(...drafts: Draft[]): Instrument {
  return {
    slug: 'form',
    kind: 'survey',
    technique: 'interview',
    title: says('form'),
    languages: ['id', 'en'],
    about: 'participant',
    roles: [],
    needs: [],
    items: drafts.map(({ item }) => item),
  }
}

export function withScoring(instrument: Instrument, scoring: Partial<Scoring>): Instrument {
  const plain: Scoring = { subscales: [], missing: { rule: 'strict' }, decimals: 2, bands: [] }
  return { ...instrument, scoring: { ...plain, ...scoring } }
}

/** In both languages, told apart. */
export function says(name: string): Label {
  return { id: `${name} (id)`, en: `${name} (en)` }
}

export function scenario(instrument: Instrument, today = '2026-11-24') {
  let filled: Filled = { answers: {}, coverage: {}, probes: {} }
  const self = {
    answer(name: string, value: AnswerValue) {
      filled = { ...filled, answers: { ...filled.answers, [name]: value } }
      return self
    },
    cover(name: string, how: Coverage['how']) {
      filled = { ...filled, coverage: { ...filled.coverage, [name]: { how } } }
      return self
    },
    probe(name: string, probe: string) {
      filled = { ...filled, probes: { ...filled.probes, [name]: { [probe]: { how: 'asked' } } } }
      return self
    },
    /** As `question code`. */
    problems: (mode: Mode = 'draft') =>
      checkAnswers(instrument, filled, today, mode).map(
        ({ code, details }) => `${details.question ?? details.at} ${code}`,
      ),
    relevant: () => [...relevance(instrument, filled.answers, today)],
    submission: () => prune(instrument, filled, today).answers,
    filled: () => filled,
  }
  return self
}

type Choices = readonly string[] | Readonly<Record<string, number | null>>

function choicesOf(choices: Choices) {
  const pairs = Array.isArray(choices)
    ? choices.map((name) => [name, null] as const)
    : Object.entries(choices)
  return pairs.map(([name, points]) => ({
    name,
    label: says(name),
    ...(points !== null && { points }),
  }))
}

function draft(item: Item): Draft {
  const change = (part: Partial<Question>) => draft({ ...item, ...part } as Item)
  return {
    item,
    when: (relevant) => change({ relevant }),
    required: (when) => change({ required: when ?? true }),
    constraint: (constraint) => change({ constraint }),
    between: (min, max) => change({ min, max }),
    aims: (...aims) => change({ aims }),
    probes: (...names) => change({ probes: names.map((name) => ({ name, label: says(name) })) }),
  }
}
