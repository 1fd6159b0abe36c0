// The drawing: codes seen after each event, the band of shuffled orders behind it, base and the run that reached saturation.
import type { Band, Saturation, SaturationRule } from '../../../core/display/saturation.ts'
import { useCurveWidth } from '../conclude/narrow.ts'
import { useDisplayWords } from './messages.ts'

const height = 320
const edge = { left: 44, right: 16, top: 14, bottom: 40 }

export function SaturationCurve(props: { told: Saturation; band: Band; rule: SaturationRule }) {
  const m = useDisplayWords().saturation
  const { told, band, rule } = props
  const width = useCurveWidth()
  const events = told.curve.length
  const most = told.curve.at(-1) ?? 0
  const x = (event: number) =>
    edge.left + ((event - 0.5) / Math.max(1, events)) * (width - edge.left - edge.right)
  const y = (codes: number) =>
    height - edge.bottom - (codes / Math.max(1, most)) * (height - edge.top - edge.bottom)
  const along = (values: readonly number[]) => values.map((value, at) => `${x(at + 1)},${y(value)}`)
  const between = (from: number, to: number) => ({
    x: x(from) - (x(2) - x(1)) / 2,
    width: (to - from + 1) * (x(2) - x(1)),
  })
  const labelled = Math.ceil(events / (width / 44))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so keys must reach it
    <section className="grid-scroll" tabIndex={0} aria-label={m.scroll}>
      <svg className="curve" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{m.codes}</title>
        {told.inBase > 0 && (
          <rect
            className="curve-base"
            {...between(1, rule.base)}
            y={edge.top}
            height={height - edge.bottom - edge.top}
          />
        )}
        {told.reached && (
          <rect
            className="curve-run"
            {...between(told.reached.from, told.reached.to)}
            y={edge.top}
            height={height - edge.bottom - edge.top}
          />
        )}
        <polygon
          className="curve-band"
          points={[...along(band.high), ...along(band.low).reverse()].join(' ')}
        />
        <line x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} className="curve-axis" />
        {[0, Math.round(most / 2), most].map((codes) => (
          <text key={codes} x={edge.left - 8} y={y(codes) + 4} textAnchor="end">
            {codes}
          </text>
        ))}
        <polyline className="curve-line" points={along(told.curve).join(' ')} />
        {told.curve.map((codes, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place in the order
          <g key={at}>
            <circle cx={x(at + 1)} cy={y(codes)} r="3.5" className="curve-dot" />
            {at % labelled === 0 && (
              <text x={x(at + 1)} y={height - edge.bottom + 18} textAnchor="middle">
                {at + 1}
              </text>
            )}
          </g>
        ))}
        <text x={width - edge.right} y={height - 6} textAnchor="end" className="curve-name">
          {m.event}
        </text>
        <text x={edge.left} y={height - 6} className="curve-name">
          {m.codes}
        </text>
      </svg>
    </section>
  )
}
