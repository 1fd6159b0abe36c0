// Figures over time: each name and unit one line of points, each point with the passages that tell it.
import { useRef } from 'react'
import type { Cell } from '../../../core/table/csv.ts'
import type { StudyEvent } from '../../../core/wire/finding.ts'
import { numberOf } from '../../kit/format.ts'
import type { Behind } from '../display/passages.tsx'
import { EditCell, EvidenceCell } from '../display/row-ends.tsx'
import { SaveBar } from '../display/save-bar.tsx'
import { Empty } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useEventDay } from './event-day.ts'
import { type Series, seriesOf } from './series-of.ts'
import { SeriesPicture } from './series-picture.tsx'

export function SeriesView(props: {
  events: readonly StudyEvent[]
  onBehind: (behind: Behind) => void
  onEdit: ((event: StudyEvent) => void) | null
}) {
  const m = useLanguage().m.conclude.timeline.series
  const series = seriesOf(props.events)
  const root = useRef<HTMLElement>(null)
  if (series.length === 0) return <Empty title={m.empty}>{m.emptyWhat}</Empty>
  const csv = (): Cell[][] => [
    ['series', 'unit', 'from', 'to', 'precision', 'value', 'evidence'],
    ...series.flatMap(({ of, unit, points }) =>
      points.map(({ event, value }): Cell[] => [
        of,
        unit,
        event.from,
        event.to,
        event.precision,
        value,
        event.evidence.length,
      ]),
    ),
  ]
  return (
    <section className="display" ref={root} aria-label={m.title}>
      {series.map((one) => (
        <OneSeries key={`${one.of} ${one.unit}`} series={one} {...props} />
      ))}
      <div data-not-drawn>
        <SaveBar name="series" root={root} rows={csv} />
      </div>
    </section>
  )
}

function OneSeries(props: {
  series: Series
  onBehind: (behind: Behind) => void
  onEdit: ((event: StudyEvent) => void) | null
}) {
  const { m, language } = useLanguage()
  const words = m.conclude.timeline
  const dayOf = useEventDay()
  const { series, onEdit } = props
  const { of, unit, points } = series
  const value = (n: number) => `${unit === '' ? '' : `${unit} `}${numberOf(n, language)}`
  return (
    <figure className="series">
      <figcaption>
        <h2>
          {of} {unit && <small>({unit})</small>}
        </h2>
      </figcaption>
      <SeriesPicture series={series} show={value} />
      <table className="table table-folds">
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{of}</th>
            <th scope="col">{words.evidence}</th>
            {onEdit && <td data-not-drawn />}
          </tr>
        </thead>
        <tbody>
          {points.map(({ event, value: n }) => (
            <tr key={event.id}>
              <th scope="row">{dayOf(event.from, event.precision)}</th>
              <td data-label={of} className="number">
                {value(n)}
              </td>
              <EvidenceCell
                what={event.label}
                ids={event.evidence}
                label={words.evidence}
                onBehind={props.onBehind}
              />
              <EditCell what={event.label} onEdit={onEdit && (() => onEdit(event))} />
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
