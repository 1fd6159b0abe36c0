// Every number of a row in words: what it is, its unit, its counts, its interval, and why there is none where there is none.
import type { Measured } from '../../../core/agreement/formulas.ts'
import { useFigures } from './figures.ts'
import { useAgree } from './messages.ts'

export function Explained(props: {
  name: string
  measured: readonly Measured[]
  isPooled: boolean
  /** Percent before and after what was settled, where both are known. */
  negotiated?: { before: number; after: number } | null
}) {
  const m = useAgree()
  const { count, percent } = useFigures()
  const [first] = props.measured
  if (!first) return null
  const { counts, unit } = first
  return (
    <details className="explained">
      <summary>
        <h3>{m.explain.title(props.name)}</h3>
      </summary>
      <p>
        {m.explain.base(
          m.unitCounts[unit](count(counts.units)),
          counts.coders,
          count(counts.pairable),
          count(counts.missing),
        )}{' '}
        {props.isPooled && m.explain.pooled}
      </p>
      {props.negotiated && (
        <p>
          {m.explain.negotiated(percent(props.negotiated.before), percent(props.negotiated.after))}
        </p>
      )}
      <dl>
        {props.measured.map((one) => (
          <div key={one.formula}>
            <dt>{m.formulas[one.formula]}</dt>
            <dd>
              <Said measured={one} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Said({ measured }: { measured: Measured }) {
  const m = useAgree()
  const { coefficient, percent } = useFigures()
  const { outcome, interval, formula, unit } = measured
  if (outcome.value === null)
    return (
      <>
        {m.undefined}: {m.reasons[outcome.reason]} <small>{m.meanings[formula]}</small>
      </>
    )
  const show = formula === 'percent' ? percent : coefficient
  const bounds = interval && ([show(interval.low), show(interval.high)] as const)
  const isF = formula.startsWith('icc-')
  return (
    <>
      <b>{show(outcome.value)}</b>.{' '}
      {bounds
        ? isF
          ? m.explain.intervalF(...bounds)
          : m.explain.interval(...bounds)
        : unit === 'character'
          ? m.explain.noInterval
          : m.explain.unsure}{' '}
      <small>{m.meanings[formula]}</small>
    </>
  )
}
