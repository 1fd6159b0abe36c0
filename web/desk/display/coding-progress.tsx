// How much is coded, and by whom: each coder leads to what they coded, as it is counted.
import { useRef } from 'react'
import { Link } from 'wouter'
import type { Progress } from '../../../core/wire/progress.ts'
import type { CoverageRow } from '../../../core/wire/triangulation.ts'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { ProgressLines } from './progress-lines.tsx'
import { SaveBar } from './save-bar.tsx'

export function CodingProgress(props: {
  coders: Progress['coders']
  coverage: readonly CoverageRow[]
}) {
  const m = useDisplayWords().progress
  const { to } = useStudy()
  const root = useRef<HTMLElement>(null)
  const { coders, coverage } = props
  const sum = (of: 'n' | 'coded') => coverage.reduce((total, row) => total + row[of], 0)
  const segments = coders.reduce((total, one) => total + one.segments, 0)
  const hands = coders.filter(({ name }) => name !== null).length
  const wordOf = (name: string | null) => name ?? m.consensus
  return (
    <section className="display" ref={root} aria-labelledby="coding-progress">
      <h2 id="coding-progress">{segments === 0 ? m.codingNone : m.coding(segments, hands)}</h2>
      <p className="quiet">
        {m.ofSources(sum('coded'), sum('n'))}
        {sum('n') > sum('coded') && (
          <>
            {' · '}
            <Link href={to('/sources?uncoded=yes')}>
              {m.parts.uncoded(sum('n') - sum('coded'))}
            </Link>
          </>
        )}
      </p>
      <ProgressLines
        bars={coders.map(({ name, segments: n }) => ({
          key: name ?? '',
          word: wordOf(name),
          to: `/displays/crosstab?${new URLSearchParams({ layer: name === null ? 'consensus' : `by ${name}` })}`,
          told: m.segments(n),
          parts: [{ kind: 'coded', n, word: '', to: null }],
          missing: 0,
          missingWord: '',
        }))}
      />
      {segments > 0 && (
        <div data-not-drawn>
          <SaveBar
            name="progress-coding"
            root={root}
            rows={() => [
              ['coder', 'segments'],
              ...coders.map(({ name, segments: n }) => [wordOf(name), n]),
            ]}
          />
        </div>
      )}
    </section>
  )
}
