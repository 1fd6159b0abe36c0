// A form built in a line, filled in step by step, and looked at: how forms are tested here.
import { checkAnswers, type Filled, prune } from '../../core/answer/check.ts'
import { beginForm, type FormNode, openForm } from '../../core/answer/form.ts'
import type { Mode } from '../../core/answer/judge.ts'
import { bare, type Surroundings } from '../../core/answer/surroundings.ts'
import { matches } from '../../core/expression/pattern.ts'
import type { ChoiceList } from '../../core/instrument/choices.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Label } from '../../core/instrument/names.ts'
import type { Question, QuestionType } from '../../core/instrument/question.ts'
import type { Scoring } from '../../core/instrument/scoring.ts'
import type { AnswerValue, Coverage } from '../../core/wire/response.ts'

export type Draft = {
  item: Item
  when: (relevant: string) => Draft
  required: (when?: string) => Draft
  readOnly: (when?: string) => Draft
  constraint: (text: string) => Draft
  calculate: (calculation: string) => Draft
  /** A plain value, or `{ expression }`. */
  starts: (value: string | number | string[] | { expression: string }) => Draft
  /** Calculated when one of these is answered. */
  upon: (...names: string[]) => Draft
  /** How many rows a repeat has. */
  times: (count: string) => Draft
  filter: (choiceFilter: string) => Draft
  shuffled: (seed?: string) => Draft
  orOther: () => Draft
  label: (text: string) => Draft
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
export const asked = (type: QuestionType, name: string) =>
  draft({ type, name, label: says(name) } as Question)
export const range = (name: string, min: number, max: number) =>
  draft({ type: 'range', name, label: says(name), min, max, step: 1 })

/** Choices as names, as names with their points (null: none), or the name of a list. */
export const one = (name: string, choices: Choices) =>
  draft({ type: 'selectOne', name, label: says(name), choices: choicesOf(choices) })
export const many = (name: string, choices: Choices) =>
  draft({ type: 'selectMany', name, label: says(name), choices: choicesOf(choices) })
export const rank = (name: string, choices: Choices) =>
  draft({ type: 'rank', name, label: says(name), choices: choicesOf(choices) })
export const tally = (name: string, choices: Choices) =>
  draft({ type: 'tally', name, label: says(name), choices: choicesOf(choices) })
export const computed = (name: string, calculation: string) =>
  draft({ type: 'calculate', name, calculation })

export const group = (name: string, ...drafts: Draft[]) =>
  draft({ type: 'group', name, label: says(name), items: drafts.map(({ item }) => item) })
export const repeat = (name: string, ...drafts: Draft[]) =>
  draft({ type: 'repeat', name, label: says(name), items: drafts.map(({ item }) => item) })

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

/** A list as `name: { column: value }` rows. */
export function withList(
  instrument: Instrument,
  name: string,
  rows: Record<string, Record<string, string>>,
): Instrument {
  const choices = Object.entries(rows).map(([choice, columns]) => ({
    name: choice,
    label: says(choice),
    columns,
  }))
  return withLists(instrument, { [name]: { from: 'choices', choices } })
}

export function withLists(instrument: Instrument, lists: Record<string, ChoiceList>): Instrument {
  return { ...instrument, lists: { ...instrument.lists, ...lists } }
}

export function withScoring(instrument: Instrument, scoring: Partial<Scoring>): Instrument {
  const plain: Scoring = { subscales: [], missing: { rule: 'strict' }, decimals: 2, bands: [] }
  return { ...instrument, scoring: { ...plain, ...scoring } }
}

/** In both languages, told apart. */
export function says(name: string): Label {
  return { id: `${name} (id)`, en: `${name} (en)` }
}

export const noon = '2026-11-24T12:00:00.000+08:00'

/** A form that is filled in from the beginning, or from where a draft left it. */
export function scenario(
  instrument: Instrument,
  part: Partial<Surroundings> & { draft?: Filled['answers'] } = {},
) {
  const { draft: begun, ...around } = part
  const here = bare(noon, { language: 'id', matches, ...around })
  const form = begun ? openForm(instrument, begun, here) : beginForm(instrument, here)
  const marks: Pick<Filled, 'coverage' | 'probes'> = { coverage: {}, probes: {} }
  let rows = 0
  const filled = (): Filled => ({ answers: form.answers(), ...marks })
  const node = (ref: string): FormNode => {
    const found = form.at(ref)
    if (!found) throw new Error(`there is nothing at ${ref}`)
    return found
  }
  const self = {
    form,
    answer(ref: string, value: AnswerValue | undefined) {
      form.set(ref, value)
      return self
    },
    /** Rows are called a, b, c … in the order they are added, unless they are named. */
    add(repeat: string, id = String.fromCharCode(97 + rows++)) {
      form.addRow(repeat, id)
      return self
    },
    remove(row: string) {
      form.removeRow(row)
      return self
    },
    cover(ref: string, how: Coverage['how']) {
      marks.coverage[ref] = { how }
      return self
    },
    probe(ref: string, probe: string) {
      marks.probes[ref] = { [probe]: { how: 'asked' } }
      return self
    },
    value: (ref: string) => node(ref).value,
    offered: (ref: string) =>
      node(ref)
        .choices()
        .map(({ name }) => name),
    label: (ref: string) => node(ref).says('label'),
    /** As `ref code`, beside the questions while they are answered. */
    problems: (mode: Mode = 'draft') => told(form.problems(mode, marks.coverage)),
    /** The questions that are put, in reading order. */
    relevant: () => relevantBelow(form.root),
    submission: () => form.submission(),
    filled,
    /** What the server says of what is here, handed in as it is. */
    refused: (sent: Partial<Filled> = {}) =>
      told(checkAnswers(instrument, { ...filled(), ...sent }, here, 'final')),
    /** What the server says of what the phone hands in. */
    handedIn: () =>
      told(checkAnswers(instrument, prune(instrument, filled(), here), here, 'final')),
  }
  return self
}

function relevantBelow(node: FormNode): string[] {
  return node.children.flatMap((child) => {
    if ('items' in child.item) return relevantBelow(child)
    return child.isRelevant ? [child.ref] : []
  })
}

function told(problems: ReturnType<typeof checkAnswers>): string[] {
  return problems.map(({ code, details }) => `${details.question ?? details.at} ${code}`)
}

type Choices = string | readonly string[] | Readonly<Record<string, number | null>>

function choicesOf(choices: Choices) {
  if (typeof choices === 'string') return choices
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
  const change = (part: Record<string, unknown>) => draft({ ...item, ...part } as Item)
  return {
    item,
    when: (relevant) => change({ relevant }),
    required: (when) => change({ required: when ?? true }),
    readOnly: (when) => change({ readOnly: when ?? true }),
    constraint: (constraint) => change({ constraint }),
    calculate: (calculation) => change({ calculation }),
    starts: (value) =>
      change({
        default: typeof value === 'object' && 'expression' in value ? value : { value },
      }),
    upon: (...trigger) => change({ trigger }),
    times: (count) => change({ count }),
    filter: (choiceFilter) => change({ choiceFilter }),
    shuffled: (seed) => change({ shuffle: seed === undefined ? {} : { seed } }),
    orOther: () => change({ other: true }),
    label: (text) => change({ label: { id: text, en: text } }),
    between: (min, max) => change({ min, max }),
    aims: (...aims) => change({ aims }),
    probes: (...names) => change({ probes: names.map((name) => ({ name, label: says(name) })) }),
  }
}
