// The dated course of things: events on an axis of years, as exactly as each is known, and the same as a list.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { Cell } from '../../../core/table/csv.ts'
import type { StudyEvent } from '../../../core/wire/finding.ts'
import type { Behind } from '../display/passages.tsx'
import { EditCell, EvidenceCell } from '../display/row-ends.tsx'
import { SaveBar } from '../display/save-bar.tsx'
import { WithPassages } from '../display/with-passages.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { useEventDay } from './event-day.ts'
import { EventForm } from './event-form.tsx'
import { FoldsWhenNarrow } from './folds.tsx'
import { eventsQuery } from './reads.ts'
import { SeriesView } from './series.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { byTime, versionsOf } from './years.ts'
import './evidence.css'
import './network.css'

export function TimelineScreen() {
  const here = useStudy()
  const m = useMessages().conclude.timeline
  const isSeries = new URLSearchParams(useSearch()).get('show') === 'series'
  const events = useQuery(eventsQuery(here.slug))
  const [writing, setWriting] = useState<StudyEvent | 'new' | null>(null)
  useTitle(m.title)
  const add = here.may('finding.write') && writing === null && (
    <button type="button" className="primary" onClick={() => setWriting('new')}>
      {m.add}
    </button>
  )
  const rows = events.data
  const onEdit = here.may('finding.write') ? setWriting : null
  return (
    <>
      <Head title={m.title}>{rows && rows.length > 0 && add}</Head>
      {events.isPending && <Loading />}
      {events.error && <Failed error={events.error} again={() => events.refetch()} />}
      {rows?.length === 0 && writing === null && (
        <Empty title={m.empty} action={add}>
          {m.emptyWhat}
        </Empty>
      )}
      {writing !== null && (
        <EventForm
          key={writing === 'new' ? 'new' : writing.id}
          event={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
      {rows && rows.length > 0 && (
        <>
          <nav className="tabs" aria-label={m.title}>
            {(['happened', 'series'] as const).map((one) => (
              <Link
                key={one}
                href={here.to(one === 'series' ? '/timeline?show=series' : '/timeline')}
                aria-current={(one === 'series') === isSeries ? 'page' : undefined}
              >
                {m.tabs[one]}
              </Link>
            ))}
          </nav>
          <WithPassages of={String(isSeries)}>
            {(onBehind) =>
              isSeries ? (
                <SeriesView events={rows} onBehind={onBehind} onEdit={onEdit} />
              ) : (
                <Happened events={rows} onBehind={onBehind} onEdit={onEdit} />
              )
            }
          </WithPassages>
        </>
      )}
    </>
  )
}

type ListProps = {
  events: StudyEvent[]
  onBehind: (behind: Behind) => void
  onEdit: ((event: StudyEvent) => void) | null
}

/** What happened; figures are states of things, and have their own lines. */
function Happened({ events, ...rest }: ListProps) {
  const { timeline: m, picture } = useMessages().conclude
  const root = useRef<HTMLElement>(null)
  const happened = byTime(events.filter((event) => event.figure === null))
  const csv = (): Cell[][] => [
    ['event', 'from', 'to', 'precision', 'evidence'],
    ...happened.map(({ label, from, to, precision, evidence }): Cell[] => [
      label,
      from,
      to,
      precision,
      evidence.length,
    ]),
  ]
  return (
    <section className="display" ref={root} aria-label={m.title}>
      <FoldsWhenNarrow label={picture}>
        <TimelinePicture events={happened} />
        <p className="quiet">{m.key}</p>
      </FoldsWhenNarrow>
      <EventTable events={happened} {...rest} />
      <div data-not-drawn>
        <SaveBar name="timeline" root={root} rows={csv} />
      </div>
    </section>
  )
}

function EventTable(props: ListProps) {
  const m = useMessages().conclude
  const words = m.timeline
  const dayOf = useEventDay()
  const { onEdit } = props
  const versions = versionsOf(props.events)
  /** "2011 to 2011" says no more than "2011". */
  const until = ({ from, to, precision }: StudyEvent) =>
    to === null || dayOf(to, precision) === dayOf(from, precision) ? '–' : dayOf(to, precision)
  return (
    <table className="table table-folds">
      <caption>{words.list}</caption>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.precision}</th>
          <th scope="col">{words.evidence}</th>
          {onEdit && <td data-not-drawn />}
        </tr>
      </thead>
      <tbody>
        {props.events.map((event) => (
          <tr key={event.id} id={`event-${event.id}`}>
            <th scope="row">
              {event.label}
              {versions.has(event.id) && (
                <small className="disputed-date">
                  {words.disputed(versions.get(event.id)?.length ?? 0)}
                </small>
              )}
            </th>
            <td data-label={words.from}>{dayOf(event.from, event.precision)}</td>
            <td data-label={words.to}>{until(event)}</td>
            <td data-label={words.precision}>{m.precisions[event.precision]}</td>
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
  )
}
