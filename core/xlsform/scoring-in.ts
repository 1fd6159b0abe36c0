// Scoring out of a workbook: each scored question says its sub-scale, weight and direction; the sub-scales' words and the
// bands have sheets of their own.
import { tones } from '../instrument/scoring.ts'
import { numberIn, wordIn, yesNo } from './cell.ts'
import type { Draft } from './item-in.ts'
import { type Reading, readLabel } from './label.ts'
import type { Row } from './rows.ts'
import type { Line, Table } from './table.ts'

type Scored = { question: string; subscale: string; line: Line; draft: Draft }

export type ScoringSheets = {
  subscales: Table | undefined
  bands: Table | undefined
  settings: Line | undefined
}

/** Beside the draft, the line behind each place of it. */
export function readScoring(
  reading: Reading,
  rows: readonly Row[],
  sheets: ScoringSheets,
): { scoring: Draft | undefined; lines: Map<string, Line> } {
  const lines = new Map<string, Line>()
  const scored = rows.flatMap((row) => scoredBy(reading, row))
  const told = (sheets.subscales?.lines ?? []).map((line) => ({
    line,
    name: line.said('pedoman::name') ?? '',
  }))
  const bands = sheets.bands?.lines ?? []
  if (scored.length === 0 && told.length === 0 && bands.length === 0)
    return { scoring: undefined, lines }
  const names = [
    ...new Set([...told.map(({ name }) => name), ...scored.map(({ subscale }) => subscale)]),
  ]
  const subscales = names.map((name, index) => {
    const line = told.find((one) => one.name === name)?.line
    const own = inOrder(
      scored.filter((one) => one.subscale === name),
      line,
    )
    const source = line ?? own[0]?.line
    if (source) lines.set(`scoring.subscales.${index}`, source)
    own.forEach((one, place) => {
      lines.set(`scoring.subscales.${index}.items.${place}`, one.line)
    })
    return { name, label: wordsOf(reading, line, name), items: own.map(({ draft }) => draft) }
  })
  const scoring = {
    subscales,
    missing: missingRule(reading, sheets.settings),
    decimals: sheets.settings ? (numberIn(reading, sheets.settings, 'pedoman::decimals') ?? 2) : 2,
    bands: bands.map((line, index) => {
      lines.set(`scoring.bands.${index}`, line)
      const name = line.said('pedoman::name') ?? ''
      return {
        name,
        label: wordsOf(reading, line, name),
        from: numberIn(reading, line, 'pedoman::from'),
        tone: wordIn(reading, line, 'pedoman::tone', tones),
      }
    }),
  }
  return { scoring, lines }
}

function scoredBy(reading: Reading, { line, name, type }: Row): Scored[] {
  if (type.kind !== 'question') return []
  const subscale = line.said('pedoman::subscale')
  const weight = numberIn(reading, line, 'pedoman::weight')
  const reversed = yesNo(reading, line, 'pedoman::reversed')
  if (subscale === undefined && weight === undefined && reversed === undefined) return []
  // A form with one scale need not name it.
  return [
    {
      question: name,
      subscale: subscale ?? 'total',
      line,
      draft: { question: name, weight, reversed },
    },
  ]
}

/** As the survey has them, unless the sub-scale lists them. */
function inOrder(scored: Scored[], line: Line | undefined): Scored[] {
  const order = line?.said('pedoman::items')?.split(/\s+/)
  if (!order) return scored
  return scored.toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
}

function wordsOf(reading: Reading, line: Line | undefined, name: string) {
  const label = line && readLabel(reading, line, 'label').label
  return label ?? { [reading.languages.tags[0] ?? 'id']: name }
}

function missingRule({ report }: Reading, settings: Line | undefined): Draft {
  const text = settings?.said('pedoman::missing') ?? 'strict'
  const [, atLeast] = /^prorate\s+(\d+)$/.exec(text) ?? []
  if (atLeast !== undefined) return { rule: 'prorate', atLeast: Number(atLeast) }
  if (text !== 'strict' && text !== 'zero' && settings)
    report.refuse(settings.where('pedoman::missing'), 'value.word', text)
  return { rule: text === 'zero' ? 'zero' : 'strict' }
}
