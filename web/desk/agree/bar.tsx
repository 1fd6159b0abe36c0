// One coefficient as a bar from nought to one with its interval as a whisker; below nought it grows to the left.
import type { Measured } from '../../../core/agreement/formulas.ts'
import { useFigures } from './figures.ts'
import { useAgree } from './messages.ts'

const width = 120
const nought = 20
const unit = width - nought - 4
const at = (value: number) => nought + Math.max(-0.19, Math.min(1, value)) * unit

export function Bar({ measured }: { measured: Measured }) {
  const m = useAgree()
  const { coefficient } = useFigures()
  const { outcome, interval, formula } = measured
  if (outcome.value === null) return <small>{m.undefined}</small>
  const { value } = outcome
  const bounds = interval ? m.interval(coefficient(interval.low), coefficient(interval.high)) : ''
  const [from, to] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))]
  return (
    <svg
      className="agree-bar"
      viewBox={`0 0 ${width} 16`}
      width={width}
      height={16}
      role="img"
      aria-label={m.barSays(m.formulas[formula], coefficient(value), bounds)}
    >
      <rect className="bar-room" x={at(0)} y={4} width={unit} height={8} />
      <rect className="bar-value" x={from} y={4} width={Math.max(1, to - from)} height={8} />
      {interval && (
        <path
          className="bar-interval"
          d={`M${at(interval.low)} 8H${at(interval.high)}M${at(interval.low)} 4v8M${at(interval.high)} 4v8`}
        />
      )}
    </svg>
  )
}
