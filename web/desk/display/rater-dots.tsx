// How far the raters of a case are apart, over the score that they come to together: whether they differ more where it is high or low.
import type { Assessment } from '../../../core/display/scores.ts'
import { useCurveWidth } from '../conclude/narrow.ts'
import { useDisplayWords } from './messages.ts'

const height = 240
const edge = { left: 48, right: 16, top: 16, bottom: 44 }

export function RaterDots(props: {
  assessments: readonly Assessment[]
  max: number
  show: (value: number) => string
}) {
  const m = useDisplayWords().scores
  const width = useCurveWidth()
  const { max, show } = props
  const rated = props.assessments.flatMap((one) =>
    one.spread === null || one.total === null
      ? []
      : [{ ...one, spread: one.spread, total: one.total }],
  )
  const most = Math.max(1, ...rated.map(({ spread }) => spread))
  const mean = rated.reduce((sum, { spread }) => sum + spread, 0) / Math.max(1, rated.length)
  const floor = height - edge.bottom
  const x = (total: number) => edge.left + (total / max) * (width - edge.left - edge.right)
  const y = (spread: number) => floor - (spread / most) * (floor - edge.top)
  return (
    <div className="grid-scroll">
      <svg className="curve" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{m.apartOver}</title>
        <line className="curve-axis" x1={edge.left} x2={width - edge.right} y1={floor} y2={floor} />
        <line
          className="curve-mean"
          x1={edge.left}
          x2={width - edge.right}
          y1={y(mean)}
          y2={y(mean)}
        />
        <text x={width - edge.right} y={y(mean) - 5} textAnchor="end">
          {m.meanApart(show(mean))}
        </text>
        {[0, most].map((spread) => (
          <text key={spread} x={edge.left - 8} y={y(spread) + 4} textAnchor="end">
            {show(spread)}
          </text>
        ))}
        {[0, max].map((total) => (
          <text key={total} x={x(total)} y={floor + 18} textAnchor="middle">
            {show(total)}
          </text>
        ))}
        <text x={width / 2} y={height - 8} textAnchor="middle">
          {m.total}
        </text>
        {rated.map((one) => (
          <a key={one.subject} href={`#score-${one.subject}`} tabIndex={-1}>
            <circle className="curve-dot" cx={x(one.total)} cy={y(one.spread)} r={5}>
              <title>{`${one.subject}: ${show(one.spread)}`}</title>
            </circle>
          </a>
        ))}
      </svg>
    </div>
  )
}
