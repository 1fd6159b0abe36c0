// The drawing of the timeline: years across, a bar for each event as long as its date is uncertain or it lasted.
import type { StudyEvent } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { linesOf } from './wrap.ts'
import { axisOf, versionsOf } from './years.ts'

const width = 1_180
const edge = 24
const lineHeight = 46
const head = 34
/** What 40 characters of 13 px take of the axis. */
const labelShare = 0.25

export function TimelinePicture({ events }: { events: StudyEvent[] }) {
  const m = useMessages().conclude.timeline
  const axis = axisOf(events, labelShare)
  const versions = versionsOf(events)
  const height = head + axis.lines * lineHeight + 16
  const at = (share: number) => edge + share * (width - 2 * edge)
  return (
    <figure className="picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so keys must reach it */}
      <section className="picture-scroll" tabIndex={0} aria-label={m.scroll}>
        <svg className="timeline" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{m.title}</title>
          <defs>
            <pattern
              id="about"
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="4" height="8" className="about-stripe" />
            </pattern>
          </defs>
          {axis.years.map(({ year, x }) => (
            <g key={year} className="year">
              <line x1={at(x)} x2={at(x)} y1={head - 8} y2={height} />
              {x < 1 && (
                <text x={at(x) + 6} y={18}>
                  {year}
                </text>
              )}
            </g>
          ))}
          {[...new Set(versions.values())].map((group) => {
            const bars = axis.events.filter(({ event }) => group.includes(event))
            const left = at(Math.min(...bars.map(({ x }) => x))) - 8
            const lines = bars.map(({ line }) => head + line * lineHeight)
            return (
              <path
                key={group[0]?.id}
                className="disputed"
                d={`M${left + 5} ${Math.min(...lines) + 5}H${left}V${Math.max(...lines) + 5}h5`}
              />
            )
          })}
          {axis.events.map(({ event, x, width: share, line }) => {
            const top = head + line * lineHeight
            const left = at(x)
            const length = Math.max(6, at(x + share) - left)
            // Near the right edge the words stand at the end of the bar instead of running out of the picture.
            const atEnd = x + labelShare > 1
            const [label = ''] = linesOf(event.label, 40, 1)
            return (
              <a
                key={event.id}
                href={`#event-${event.id}`}
                className="event"
                data-precision={event.precision}
              >
                <rect x={left} y={top} width={length} height="10" rx="5" />
                <text
                  x={atEnd ? left + length : left}
                  y={top + 26}
                  textAnchor={atEnd ? 'end' : 'start'}
                >
                  {label}
                </text>
              </a>
            )
          })}
        </svg>
      </section>
    </figure>
  )
}
