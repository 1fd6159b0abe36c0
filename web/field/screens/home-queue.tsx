// What has arrived: every finished response with its state, and the button that sends.
import type { FieldKit } from '../../../core/wire/field.ts'
import { momentOf } from '../../kit/format.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import type { FieldMessages } from '../messages/id.ts'
import { words } from '../messages/words.ts'
import { nameOf } from '../parts/name.ts'
import { Explained } from '../parts/problem-words.tsx'
import { paths } from '../route.ts'
import { filesLeft, isUnsent } from '../store/outbox.ts'
import type { Sealed } from '../store/shape.ts'
import { sync } from '../sync/run.ts'
import { useStatus } from '../sync/status.ts'

const mostReceived = 6

export function Queue({ kit, outbox }: { kit: FieldKit | null; outbox: readonly Sealed[] }) {
  const m = useWords(words)
  const language = useLanguage()
  const { isBusy, parked } = useStatus()
  const unsent = outbox.filter(isUnsent).length
  const received = outbox.filter((row) => row.state === 'received')
  const shown = outbox.filter(
    (row) => row.state !== 'received' || received.indexOf(row) < mostReceived,
  )
  return (
    <section className="card list">
      <h2>{m.queue.title}</h2>
      {outbox.length === 0 && <p>{m.queue.empty}</p>}
      {outbox.length > 0 && (
        <p role="status">{unsent > 0 ? m.queue.left(unsent) : m.queue.nothing}</p>
      )}
      {parked && (
        <p role="alert" className="problem">
          {m.queue.parked} <Explained problem={parked} />
        </p>
      )}
      {kit && shown.length > 0 && (
        <ul>
          {shown.map((row) => (
            <li className="tool" key={row.id}>
              <a href={paths.sent(row.id)}>
                <b>{nameOf(kit, row, language)}</b>
                <small data-state={row.state}>{stateWords(row, kit.study, language, m)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
      {received.length > mostReceived && (
        <small>{m.queue.more(received.length - mostReceived)}</small>
      )}
      {outbox.length > 0 && <a href={paths.queue}>{m.queue.all}</a>}
      <button type="button" className="big" onClick={() => void sync()} disabled={isBusy}>
        {isBusy ? m.queue.busy : m.queue.send}
      </button>
    </section>
  )
}

export function stateWords(
  row: Sealed,
  study: FieldKit['study'],
  language: Language,
  { queue }: FieldMessages,
): string {
  if (row.state === 'received' && row.receipt) {
    const at = momentOf(row.receipt.receivedAt, study.zone, language)
    return row.receipt.quarantined ? queue.quarantined(at) : queue.received(at)
  }
  if (row.state === 'refused') return queue.refused
  if (row.study !== study.slug) return queue.elsewhere
  if (row.state === 'files') return queue.files(filesLeft(row))
  return row.state === 'sending' ? queue.sending : queue.waiting
}
