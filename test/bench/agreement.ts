// What agreement over a million units costs on one core: from a flat table of ratings, and from codings over a long text.
import { coefficient, measure } from '../../core/agreement/formulas.ts'
import { generator } from '../../core/agreement/generator.ts'
import type { Mark } from '../../core/agreement/line.ts'
import { rowsOf, runsOf } from '../../core/agreement/runs.ts'
import { tally, tallyCells } from '../../core/agreement/tally.ts'
import { cuAlpha, uAlpha } from '../../core/agreement/u-alpha.ts'
import { overlapsOf } from '../../core/agreement/unitizing.ts'
import { cutUnits } from '../../core/agreement/units.ts'

export type AgreementCost = { what: string; units: number; milliseconds: number }

export function measureAgreement(): AgreementCost[] {
  return [100_000, 1_000_000].flatMap((units) => {
    const cells = ratedBy(3, units, 5)
    const values = [1, 2, 3, 4, 5]
    const text = { start: 0, end: units }
    const layers = [1, 2].map((seed) => markedBy(seed, units, 5_000))
    const marks = layers.map((layer) => layer.map(({ start, end }) => ({ start, end, value: 0 })))
    return [
      cost('alpha, three coders, five values', units, () =>
        coefficient(tallyCells(3, values, cells), 'alpha-interval'),
      ),
      cost('the same with 1,000 resamples', units, () =>
        measure(tallyCells(3, values, cells), 'alpha-interval', 'score'),
      ),
      cost('alpha over characters, 5,000 codings each', units, () => {
        const runs = runsOf(cutUnits('character', '', [text]), layers, {
          kind: 'presence',
          code: 'a',
        })
        return coefficient(tally(2, [0, 1], rowsOf(runs)), 'alpha-nominal')
      }),
      cost('u-alpha and cu-alpha, 5,000 codings each', units, () => {
        const found = overlapsOf([{ length: units, layers: marks }], 2, 1)
        return found && [uAlpha(found), cuAlpha(found)]
      }),
    ]
  })
}

function ratedBy(coders: number, units: number, values: number): Int32Array {
  const random = generator(1)
  return Int32Array.from({ length: units * coders }, () =>
    random() < 0.1 ? -1 : Math.floor(random() * values),
  )
}

/** Passages of forty characters at most, none over another. */
function markedBy(seed: number, length: number, count: number): Mark[] {
  const random = generator(seed)
  const room = length / count
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor(at * room + (random() * room) / 2)
    return { start, end: Math.floor(start + Math.min(40, room / 2)), code: 'a' }
  })
}

/** The least of five: what the work itself takes when nothing else disturbs it. */
function cost(what: string, units: number, work: () => unknown): AgreementCost {
  work()
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return { what, units, milliseconds: Number(Math.min(...times).toFixed(1)) }
}
