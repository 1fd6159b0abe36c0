// Every finished response with how far it has come and what is in its way; and all of them in one file, for a phone that
// reaches no server.
import '../parts/tick.css'
import './queue.css'
import { memo, useCallback, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { momentOf, sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { explain } from '../../kit/problem.ts'
import { queueWords } from '../messages/queue-words.ts'
import { words } from '../messages/words.ts'
import { DeedList } from '../parts/deed-list.tsx'
import { Frame } from '../parts/frame.tsx'
import { HandOver } from '../parts/hand-over.tsx'
import { nameOf, questionLabel, versionOf } from '../parts/name.ts'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { dropRefused, isUnsent, listOutbox, mayDrop } from '../store/outbox.ts'
import { readFreed } from '../store/room.ts'
import type { Sealed } from '../store/shape.ts'
import { prefer, preference } from '../sync/preference.ts'
import { sync } from '../sync/run.ts'
import { type Status, useStatus } from '../sync/status.ts'
import { stateWords } from './home-queue.tsx'

export function QueueScreen({ kit }: { kit: FieldKit }) {
  const m = useWords(queueWords)
  const { home } = useWords(words)
  const language = useLanguage()
  const rows = useStored(listOutbox)
  const { isBusy, transit } = useStatus()
  const [wishes, setWishes] = useState(preference)
  const [told, setTold] = useState('')
  const freed = readFreed()
  const wish = useCallback((change: Parameters<typeof prefer>[0]) => {
    prefer(change)
    setWishes(preference())
    void sync()
  }, [])
  const drop = useCallback(
    (id: string) => void dropRefused(id).then(() => setTold(m.dropped)),
    [m.dropped],
  )
  if (!rows) return null
  const unsent = rows.filter(isUnsent)
  const left = unsent.reduce((sum, row) => sum + bytesOf(row).left, 0)
  // What needs somebody comes first, then what waits, then what has arrived.
  const place = (row: Sealed) => (row.state === 'refused' ? 0 : row.state === 'received' ? 2 : 1)
  const sorted = [...rows].sort((a, b) => place(a) - place(b))

  return (
    <Frame
      title={m.title}
      back={paths.home}
      foot={
        <button type="button" className="big primary" disabled={isBusy} onClick={() => void sync()}>
          {isBusy ? m.busy : m.send}
        </button>
      }
    >
      <p role="status" className="lead">
        {rows.length === 0
          ? m.none
          : unsent.length > 0
            ? m.waiting(unsent.length, sizeOf(left, language))
            : m.done}
      </p>
      {told && <p role="status">{told}</p>}
      {sorted.length > 0 && (
        <ul className="queue">
          {sorted.map((row) => (
            <Row
              key={row.id}
              kit={kit}
              row={row}
              isFirst={wishes.first === row.id}
              transit={row.files?.some(({ hash }) => hash === transit?.hash) ? transit : null}
              onWish={wish}
              onDrop={drop}
            />
          ))}
        </ul>
      )}
      <DeedList kit={kit} isWhole />
      <section className="card">
        <label className="tick">
          <input
            type="checkbox"
            checked={wishes.isWifiOnly}
            onChange={(event) => wish({ isWifiOnly: event.currentTarget.checked })}
          />
          {m.wifi}
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={wishes.isPaused}
            onChange={(event) => wish({ isPaused: event.currentTarget.checked })}
          />
          {m.pause}
        </label>
      </section>
      {freed && (
        <p className="quiet">
          {m.freed(sizeOf(freed.bytes, language), momentOf(freed.at, kit.study.zone, language))}
        </p>
      )}
      {rows.length > 0 && <p className="quiet">{m.policy}</p>}
      <HandOver />
      <p>
        <a href={paths.home}>{home}</a>
      </p>
    </Frame>
  )
}

type RowProps = {
  kit: FieldKit
  row: Sealed
  isFirst: boolean
  /** Of a file of this response that is on its way. */
  transit: Status['transit']
  onWish: (wish: { first: string }) => void
  onDrop: (id: string) => void
}

/** A queue of days is long, and a file on its way tells of each of its parts: only its own row is drawn anew. */
const Row = memo(function Row({ kit, row, isFirst, transit, onWish, onDrop }: RowProps) {
  const m = useWords(queueWords)
  const field = useWords(words)
  const language = useLanguage()
  const { id, files = [], problem, handedAt } = row
  const { held, all } = bytesOf(row)
  return (
    <li className="card" data-state={row.state}>
      <h2>{nameOf(kit, row, language)}</h2>
      <p>
        {stateWords(row, kit.study, language, field)}
        {isFirst && row.state !== 'received' && <> · {m.isFirst}</>}
      </p>
      <p className="quiet">
        {m.finished(momentOf(row.finalisedAt, kit.study.zone, language))},{' '}
        {files.length === 0 ? m.words : m.files(held, files.length, sizeOf(all, language))}
      </p>
      {transit && (
        <progress
          max={transit.sizeBytes}
          value={transit.sentBytes}
          aria-label={m.moving(Math.round((transit.sentBytes / transit.sizeBytes) * 100))}
        />
      )}
      {problem && (
        <p className="problem">
          {explain(problem, questionLabel(versionOf(kit, row.version), language))}
        </p>
      )}
      {handedAt && row.state !== 'received' && (
        <p>{m.handed(momentOf(handedAt, kit.study.zone, language))}</p>
      )}
      {isUnsent(row) && !isFirst && (
        <button type="button" onClick={() => onWish({ first: id })}>
          {m.first}
        </button>
      )}
      {mayDrop(row) && (
        <button type="button" onClick={() => onDrop(id)}>
          {m.drop}
        </button>
      )}
    </li>
  )
})

function bytesOf({ files = [], state }: Sealed): { held: number; all: number; left: number } {
  const isThere = (file: { isHeld: boolean }) => state === 'received' || file.isHeld
  const size = (some: typeof files) => some.reduce((sum, file) => sum + file.sizeBytes, 0)
  return {
    held: files.filter(isThere).length,
    all: size(files),
    left: size(files.filter((file) => !isThere(file))),
  }
}
