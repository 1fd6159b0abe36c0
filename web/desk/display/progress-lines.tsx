// Lines of progress: each a name that leads to what is counted, a bar of its parts with what is missing from the plan, and the
// same in words. All bars of a list have one scale.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useStudy } from '../shell/study.tsx'

export type Bar = {
  key: string
  word: string
  /** Below the study. */
  to: string
  /** What is there, in words: beside the name. */
  told: string
  parts: readonly { kind: string; n: number; word: string; to: string | null }[]
  missing: number
  missingWord: string
  below?: ReactNode
}

export function ProgressLines({ bars }: { bars: readonly Bar[] }) {
  const { to } = useStudy()
  const lengthOf = ({ parts, missing }: Bar) => parts.reduce((sum, { n }) => sum + n, missing)
  const most = Math.max(1, ...bars.map(lengthOf))
  const wide = (n: number) => ({ width: `${(100 * n) / most}%` })
  return (
    <ul className="progress-lines">
      {bars.map((bar) => (
        <li key={bar.key}>
          <p>
            <Link href={to(bar.to)}>{bar.word}</Link> <span>{bar.told}</span>
          </p>
          <div className="progress-bar" aria-hidden="true">
            {bar.parts.map(
              ({ kind, n }) => n > 0 && <span key={kind} data-part={kind} style={wide(n)} />,
            )}
            {bar.missing > 0 && <span data-part="missing" style={wide(bar.missing)} />}
          </div>
          <p className="progress-parts">
            {bar.parts.map(
              ({ kind, n, word, to: list }) =>
                n > 0 &&
                (list === null ? (
                  <span key={kind}>{word}</span>
                ) : (
                  <Link key={kind} href={to(list)}>
                    {word}
                  </Link>
                )),
            )}
            {bar.missing > 0 && <span>{bar.missingWord}</span>}
          </p>
          {bar.below}
        </li>
      ))}
    </ul>
  )
}
