// For each period how its cases part into bands, as a stacked bar whose parts say their number.
import { useFigures } from '../agree/figures.ts'
import type { BandWord } from './score-dots.tsx'

export function BandStacks(props: {
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>
  bands: readonly BandWord[]
  noBand: string
}) {
  const { count } = useFigures()
  const parts = [
    ...props.bands.map((band, at) => ({
      name: band.name,
      word: band.word,
      depth: 12 + (at / Math.max(1, props.bands.length - 1)) * 38,
    })),
    { name: '', word: props.noBand, depth: 0 },
  ]
  return (
    <dl className="band-stacks">
      {[...props.counts].map(([period, bands]) => (
        <div key={period}>
          <dt>{period}</dt>
          <dd>
            {parts.map(({ name, word, depth }) => {
              const n = bands.get(name) ?? 0
              return (
                n > 0 && (
                  <span
                    key={name}
                    style={{
                      flexGrow: n,
                      background: `color-mix(in oklch, var(--leaf) ${depth}%, var(--sheet))`,
                    }}
                  >
                    {word} <b>{count(n)}</b>
                  </span>
                )
              )
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
