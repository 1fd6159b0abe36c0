// What an author does to the scoring part, and the range that a total can lie in.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
import type { Band, ScoreItem, Scoring } from '../../../core/instrument/scoring.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { roundHalf } from '../../../core/score/round.ts'
import { scaleOf } from '../../../core/score/scale.ts'
import { freeName, nameFrom } from './naming.ts'
import { put } from './place.ts'

/** Begins with all that can be scored, in one sub-scale: the rest is sorting. */
export function beginScoring(instrument: Instrument, label: string): Instrument {
  const [first = 'id'] = instrument.languages
  const scoring: Scoring = {
    subscales: [
      {
        name: nameFrom(label),
        label: { [first]: label },
        items: scorable(instrument).map(({ name }) => ({ question: name })),
      },
    ],
    missing: { rule: 'strict' },
    decimals: 0,
    bands: [],
  }
  return { ...instrument, scoring }
}

export function scorable(instrument: Instrument): Question[] {
  return walk(instrument)
    .map(({ question }) => question)
    .filter((question) => scaleOf(instrument, question) !== null)
}

/** Those that no sub-scale counts yet. */
export function unscored(instrument: Instrument): Question[] {
  const used = new Set(
    (instrument.scoring?.subscales ?? []).flatMap(({ items }) => items.map((one) => one.question)),
  )
  return scorable(instrument).filter(({ name }) => !used.has(name))
}

export function addSubscale(instrument: Instrument, label: string): Instrument {
  const { scoring } = instrument
  if (!scoring) return instrument
  const [first = 'id'] = instrument.languages
  const name = freeName(nameFrom(label), new Set(scoring.subscales.map((one) => one.name)))
  return put(instrument, 'scoring.subscales', [
    ...scoring.subscales,
    { name, label: { [first]: label }, items: [] },
  ])
}

/** An item belongs to one sub-scale: it leaves the one it was in. */
export function scoreIn(instrument: Instrument, question: string, subscale: number): Instrument {
  const { scoring } = instrument
  if (!scoring) return instrument
  let moved: ScoreItem = { question }
  const left = scoring.subscales.map((one) => {
    const found = one.items.find((item) => item.question === question)
    if (found) moved = found
    return { ...one, items: one.items.filter((item) => item.question !== question) }
  })
  const next = left.map((one, index) =>
    index === subscale ? { ...one, items: [...one.items, moved] } : one,
  )
  return put(instrument, 'scoring.subscales', next)
}

/** Bands stay in ascending order whatever is typed. */
export function setBandFrom(instrument: Instrument, index: number, from: number): Instrument {
  const { scoring } = instrument
  if (!scoring) return instrument
  const bands = scoring.bands.map((band, at) => (at === index ? { ...band, from } : band))
  return put(
    instrument,
    'scoring.bands',
    bands.toSorted((a, b) => a.from - b.from),
  )
}

/** The new one halves the widest stretch there is. */
export function addBand(instrument: Instrument, label: string): Instrument {
  const { scoring } = instrument
  if (!scoring) return instrument
  const [first = 'id'] = instrument.languages
  const { min, max } = rangeOf(instrument, scoring)
  const starts = scoring.bands.map(({ from }) => from)
  const stretches = starts.map((from, index) => ({ from, to: starts[index + 1] ?? max }))
  const widest = stretches.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]
  const from = widest ? roundHalf((widest.from + widest.to) / 2, scoring.decimals) : min
  const band: Band = {
    name: freeName(nameFrom(label), new Set(scoring.bands.map(({ name }) => name))),
    label: { [first]: label },
    from,
  }
  return put(
    instrument,
    'scoring.bands',
    [...scoring.bands, band].toSorted((a, b) => a.from - b.from),
  )
}

/** The least and the greatest total: reversing an item does not change them. */
export function rangeOf(instrument: Instrument, scoring: Scoring): { min: number; max: number } {
  const questions = new Map(walk(instrument).map(({ question }) => [question.name, question]))
  let min = 0
  let max = 0
  for (const { question, weight = 1 } of scoring.subscales.flatMap(({ items }) => items)) {
    const asked = questions.get(question)
    const scale = asked ? scaleOf(instrument, asked) : null
    min += (scale?.min ?? 0) * weight
    max += (scale?.max ?? 0) * weight
  }
  // With the rule "counts as nothing" all of them may be missing.
  const least = scoring.missing.rule === 'zero' ? Math.min(0, min) : min
  return { min: roundHalf(least, 6), max: roundHalf(max, 6) }
}
