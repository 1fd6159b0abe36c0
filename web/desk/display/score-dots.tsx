// Every case as a dot over its score, dots of like scores on top of each other, the bands as stretches of the axis.
import type { Assessment } from '../../../core/display/scores.ts'
import { useCurveWidth, useNarrow } from '../conclude/narrow.ts'

export type BandWord = { name: string; word: string; from: number }

const edge = { left: 16, right: 16, top: 12 }
const size = 12
/** Where many share a score, their dots lie over each other rather than climb out of sight. */
const tallestPile = 280

export function ScoreDots(props: {
  assessments: readonly Assessment[]
  bands: readonly BandWord[]
  max: number
  dot: (one: Assessment) => string
}) {
  const { bands, max } = props
  const narrow = useNarrow()
  const width = useCurveWidth()
  // Words of bands that are narrow themselves stand on two lines, so that none runs into the next.
  const bottom = narrow ? 60 : 44
  const along = width - edge.left - edge.right
  const x = (score: number) => edge.left + (score / max) * along
  const piles = new Map<number, number>()
  const dots = props.assessments
    .filter((one) => one.total !== null)
    .map((one) => {
      const column = Math.round(x(one.total ?? 0) / size)
      const height = piles.get(column) ?? 0
      piles.set(column, height + 1)
      return { one, column, height }
    })
  const tallest = Math.max(1, ...piles.values())
  const step = Math.min(size, tallestPile / tallest)
  const height = edge.top + tallest * step + (size - step) + bottom
  const floor = height - bottom
  return (
    <div className="grid-scroll">
      <svg className="curve" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{bands.map((band) => `${band.word} ≥ ${band.from}`).join(', ')}</title>
        {bands.map((band, at) => {
          const from = Math.max(0, band.from)
          const to = bands[at + 1]?.from ?? max
          return (
            <g key={band.name}>
              {at % 2 === 1 && (
                <rect
                  className="curve-base"
                  x={x(from)}
                  y={0}
                  width={Math.max(0, x(to) - x(from))}
                  height={floor}
                />
              )}
              {at > 0 && (
                <line className="curve-axis" x1={x(from)} x2={x(from)} y1={0} y2={floor + 6} />
              )}
              <text
                x={(x(from) + x(to)) / 2}
                y={height - (narrow && at % 2 === 0 ? 24 : 8)}
                textAnchor="middle"
              >
                {band.word}
              </text>
              <text x={x(from)} y={floor + 20} textAnchor={from === 0 ? 'start' : 'middle'}>
                {from}
              </text>
            </g>
          )
        })}
        <line className="curve-axis" x1={edge.left} x2={width - edge.right} y1={floor} y2={floor} />
        <text x={width - edge.right} y={floor + 20} textAnchor="end">
          {max}
        </text>
        {dots.map(({ one, column, height: up }) => (
          <a key={one.subject} href={`#score-${one.subject}`} tabIndex={-1}>
            <circle
              className="curve-dot"
              cx={column * size}
              cy={floor - up * step - size / 2}
              r={size / 2 - 1}
            >
              <title>{props.dot(one)}</title>
            </circle>
          </a>
        ))}
      </svg>
    </div>
  )
}
