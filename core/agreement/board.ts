// The agreement board: all numbers over a round's texts, by code, by source or by pair of coders, and the places behind them.
// Pure and without a pause, so the desk runs it in a worker of its own.
import type { Block } from '../wire/coding.ts'
import type { RoundCoding } from '../wire/round.ts'
import { type Confusion, confusionOf, differencesOf } from './confusion.ts'
import { type Formula, type Measured, measure } from './formulas.ts'
import type { Mark, Rating } from './line.ts'
import { type Run, rowsOf, runsOf } from './runs.ts'
import { type Row, type Tally, tally } from './tally.ts'
import { cutUnits, givenUnits, type UnitKind, type Units } from './units.ts'

/** One source as the round saw it: only its drawn blocks, and who it was given to. */
export type BoardText = {
  id: string
  text: string
  blocks: readonly Block[]
  coders: readonly string[]
  codings: readonly RoundCoding[]
}

export type BoardQuestion = {
  texts: readonly BoardText[]
  /** In this order everywhere: values, confusions, columns. */
  coders: readonly string[]
  codes: readonly string[]
  unit: UnitKind
  /** Whether the researcher's own turns are units too: nobody codes them, so they only add to what is alike. */
  asks: boolean
  /** With given units: whose codings cut them. */
  cutter: string | null
  by: 'code' | 'source' | 'pair'
}

export type BoardRow = {
  /** A code's id, a source's id, or two coders' ids with a space between them; '' for all together. */
  key: string
  coders: readonly string[]
  measured: Measured[]
  /** Of two coders, over all the row's codes. */
  confusion: Confusion | null
}

/** The formulas that make sense for so many coders, in the order of the columns. */
export function formulasFor(coders: number): Formula[] {
  return coders > 2
    ? ['percent', 'alpha-nominal', 'conger', 'fleiss', 'brennan-prediger', 'gwet-ac1']
    : ['percent', 'alpha-nominal', 'cohen', 'scott', 'brennan-prediger', 'gwet-ac1', 'holsti']
}

/** The first row is all together: every code of every unit is one decision, yes or no. */
export function boardOf(question: BoardQuestion): BoardRow[] {
  const { codes, coders } = question
  const texts = cutTexts(question)
  const all = rowOf('', question, texts, codes, coders)
  switch (question.by) {
    case 'code':
      return [all, ...codes.map((code) => rowOf(code, question, texts, [code], coders))]
    case 'source':
      return [all, ...texts.map((text) => rowOf(text.id, question, [text], codes, coders))]
    case 'pair':
      return [
        all,
        ...pairsOf(coders).map((pair) => rowOf(pair.join(' '), question, texts, codes, pair)),
      ]
  }
}

function rowOf(
  key: string,
  { unit }: BoardQuestion,
  texts: readonly CutText[],
  codes: readonly string[],
  coders: readonly string[],
): BoardRow {
  const runs = texts.flatMap((text) =>
    codes.flatMap((code) => presenceRuns(text, text.units, code, coders)),
  )
  const told = presenceTally(coders.length, rowsOf(runs))
  return {
    key,
    coders,
    measured: formulasFor(coders.length).map((formula) => measure(told, formula, unit)),
    confusion: coders.length === 2 ? confusionOf(runs, 0, 1) : null,
  }
}

function presenceTally(coders: number, rows: Iterable<Row>): Tally {
  return tally(coders, [0, 1], rows)
}

function pairsOf(coders: readonly string[]): [string, string][] {
  return coders.flatMap((one, at) =>
    coders.slice(at + 1).map((other): [string, string] => [one, other]),
  )
}

type CutText = BoardText & { units: Units }

/** Once for a question: finding sentences and words takes longer than all the rest. */
function cutTexts({ texts, unit, cutter, asks }: Omit<BoardQuestion, 'by'>): CutText[] {
  return texts.map((text) => {
    const blocks = comparedBlocks(text.blocks, asks)
    const units =
      unit === 'given'
        ? givenUnits(text.codings.filter((coding) => coding.coder === cutter))
        : cutUnits(unit, text.text, blocks)
    return { ...text, blocks, units }
  })
}

export function comparedBlocks(blocks: readonly Block[], asks: boolean): readonly Block[] {
  return asks ? blocks : blocks.filter((block) => !block.asks)
}

/** Each coder's codings, or `null` for those who were not given the text. */
function layersOf(text: BoardText, coders: readonly string[]): (Mark[] | null)[] {
  return coders.map((coder) =>
    text.coders.includes(coder) ? text.codings.filter((coding) => coding.coder === coder) : null,
  )
}

function presenceRuns(
  text: BoardText,
  units: Units,
  code: string,
  coders: readonly string[],
): Run[] {
  const rating: Rating = { kind: 'presence', code }
  return runsOf(units, layersOf(text, coders), rating)
}

/** A stretch that some coded and others did not. `has` goes with the coders: null for one who was not given the text. */
export type BoardPlace = {
  source: string
  code: string
  start: number
  end: number
  units: number
  has: (boolean | null)[]
}

/** Where coders differ, in the order of the texts. */
export function differencesIn(question: Omit<BoardQuestion, 'by'>): BoardPlace[] {
  return cutTexts(question).flatMap((text) =>
    question.codes
      .flatMap((code) =>
        differencesOf(text.units, presenceRuns(text, text.units, code, question.coders)).map(
          ({ start, end, units: count, values }) => ({
            source: text.id,
            code,
            start,
            end,
            units: count,
            has: values.map((value) => (value < 0 ? null : value > 0)),
          }),
        ),
      )
      .sort((a, b) => a.start - b.start || a.end - b.end),
  )
}

/**
 * What all who read it coded alike, ready for the consensus: the very characters that they share, and where they share none
 * within a unit that all of them coded, the unit.
 */
export function agreedIn(question: Omit<BoardQuestion, 'by'>): BoardPlace[] {
  return cutTexts(question).flatMap((text) => {
    const characters = cutUnits('character', text.text, text.blocks)
    return question.codes.flatMap((code) => {
      const shared = placesOf(text, characters, code, question.coders)
      return placesOf(text, text.units, code, question.coders).flatMap((place) => {
        const inside = shared.filter((one) => one.start < place.end && one.end > place.start)
        return inside.length > 0 ? inside : [place]
      })
    })
  })
}

function placesOf(
  text: BoardText,
  units: Units,
  code: string,
  coders: readonly string[],
): BoardPlace[] {
  return presenceRuns(text, units, code, coders).flatMap(({ from, to, values }) => {
    const given = values.filter((value) => value >= 0)
    if (given.length < 2 || given.some((value) => value === 0)) return []
    return [
      {
        ...units.placeOf(from, to),
        source: text.id,
        code,
        units: to - from,
        has: values.map((value) => (value < 0 ? null : true)),
      },
    ]
  })
}
