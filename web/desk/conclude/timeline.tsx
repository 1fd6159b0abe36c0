// The dated course of things: events on an axis of years, as exactly as each is known, and the same as a list.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StudyEvent } from '../../../core/wire/finding.ts'
import { Head } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { useEventDay } from './event-day.ts'
import { EventForm } from './event-form.tsx'
import { FoldsWhenNarrow } from './folds.tsx'
import { eventsQuery } from './reads.ts'
import { TimelinePicture } from './timeline-picture.tsx'
import './evidence.css'
import './network.css'

export function TimelineScreen() {
  const here = useStudy()
  const { timeline: m, picture } = useMessages().conclude
  const events = useQuery(eventsQuery(here.slug))
  const [writing, setWriting] = useState<StudyEvent | 'new' | null>(null)
  useTitle(m.title)
  const add = here.may('finding.write') && writing === null && (
    <button type="button" className="primary" onClick={() => setWriting('new')}>
      {m.add}
    </button>
  )
  const rows = events.data
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
          <FoldsWhenNarrow label={picture}>
            <TimelinePicture events={rows} />
            <p className="quiet">{m.key}</p>
          </FoldsWhenNarrow>
          <EventTable events={rows} onEdit={here.may('finding.write') ? setWriting : null} />
        </>
      )}
    </>
  )
}

function EventTable(props: { events: StudyEvent[]; onEdit: ((event: StudyEvent) => void) | null }) {
  const m = useMessages().conclude
  const words = m.timeline
  const dayOf = useEventDay()
  const { onEdit } = props
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
          {onEdit && <td />}
        </tr>
      </thead>
      <tbody>
        {props.events.map((event) => (
          <tr key={event.id} id={`event-${event.id}`}>
            <th scope="row">{event.label}</th>
            <td data-label={words.from}>{dayOf(event.from, event.precision)}</td>
            <td data-label={words.to}>{until(event)}</td>
            <td data-label={words.precision}>{m.precisions[event.precision]}</td>
            <td data-label={words.evidence} className="number">
              {event.evidence.length}
            </td>
            {onEdit && (
              <td>
                <button
                  type="button"
                  aria-label={`${m.edit}: ${event.label}`}
                  onClick={() => onEdit(event)}
                >
                  {m.edit}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
