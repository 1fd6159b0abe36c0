// One series as a line: the axis begins at zero, so that twice as high is twice as much; every point says its figure.

import { useEventDay } from './event-day.ts'
import { useCurveWidth } from './narrow.ts'
import type { Series } from './series-of.ts'

const height = 240
const edge = { left: 24, right: 24, top: 30, bottom: 34 }

export function SeriesPicture(props: { series: Series; show: (value: number) => string }) {
  const dayOf = useEventDay()
  const width = useCurveWidth(720)
  const { points, of } = props.series
  const values = points.map((point) => point.value)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const [first = 0, last = 0] = [points[0]?.at, points.at(-1)?.at]
  const x = (at: number) =>
    last === first
      ? width / 2
      : edge.left + 32 + ((at - first) / (last - first)) * (width - edge.left - edge.right - 64)
  const y = (value: number) =>
    height - edge.bottom - ((value - low) / (high - low || 1)) * (height - edge.top - edge.bottom)
  return (
    <div className="grid-scroll">
      <svg
        className="curve"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
      >
        <title>{of}</title>
        <line className="curve-axis" x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} />
        <polyline
          className="curve-line"
          points={points.map((point) => `${x(point.at)},${y(point.value)}`).join(' ')}
        />
        {points.map((point) => (
          <g key={point.event.id}>
            <circle className="curve-dot" cx={x(point.at)} cy={y(point.value)} r="4" />
            <text x={x(point.at)} y={y(point.value) - 10} textAnchor="middle">
              {props.show(point.value)}
            </text>
            <text x={x(point.at)} y={height - 10} textAnchor="middle" className="curve-name">
              {dayOf(point.event.from, point.event.precision)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
