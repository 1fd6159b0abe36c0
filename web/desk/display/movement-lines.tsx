// Movement between periods: each case as a line from period to period, over the bands; up and down differ in dash as well as in colour.
import type { Assessment } from '../../../core/display/scores.ts'
import { useCurveWidth } from '../conclude/narrow.ts'
import { useDisplayWords } from './messages.ts'
import type { BandWord } from './score-dots.tsx'

const height = 320
const edge = { left: 48, right: 132, top: 16, bottom: 32 }

export function MovementLines(props: {
  /** By period, then by case. */
  assessments: readonly Assessment[]
  bands: readonly BandWord[]
  max: number
  show: (value: number) => string
}) {
  const m = useDisplayWords().scores
  const width = useCurveWidth()
  const { assessments, bands, max, show } = props
  const periods = [...new Set(assessments.map(({ period }) => period))]
  const x = (period: string) =>
    edge.left +
    (periods.indexOf(period) / Math.max(1, periods.length - 1)) * (width - edge.left - edge.right)
  const y = (total: number) =>
    height - edge.bottom - (total / max) * (height - edge.top - edge.bottom)
  const lines = Map.groupBy(
    assessments.filter(({ total }) => total !== null),
    ({ subject }) => subject,
  )
  return (
    <div className="grid-scroll">
      <svg className="curve" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{m.movement}</title>
        {bands.map(({ name, word, from }) => (
          <g key={name}>
            <line
              className="curve-axis"
              x1={edge.left}
              x2={width - edge.right}
              y1={y(Math.max(0, from))}
              y2={y(Math.max(0, from))}
            />
            <text x={width - edge.right + 10} y={y(Math.max(0, from)) - 4}>
              {word} ≥ {show(Math.max(0, from))}
            </text>
          </g>
        ))}
        {periods.map((period) => (
          <text key={period} x={x(period)} y={height - 10} textAnchor="middle">
            {period}
          </text>
        ))}
        {[...lines].map(([subject, own]) => {
          const [first, last] = [own[0], own.at(-1)]
          if (!first || !last || first === last) return null
          const change = (last.total ?? 0) - (first.total ?? 0)
          return (
            <a key={subject} href={`#score-${subject}`} tabIndex={-1} className="moved">
              <title>
                {subject}:{' '}
                {own.map(({ period, total }) => `${period} ${show(total ?? 0)}`).join(', ')}
              </title>
              <polyline
                data-change={Math.sign(change)}
                points={own.map(({ period, total }) => `${x(period)},${y(total ?? 0)}`).join(' ')}
              />
            </a>
          )
        })}
      </svg>
    </div>
  )
}
