// Who sits where: seats are added, moved and led from; who leaves or comes late is still in the log. The balance of
// voices and the words of the last turns stand below.
import { type RefObject, useId, useState } from 'react'
import type { Participant } from '../../../core/wire/people.ts'
import { mostSeats, type Seat } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { obstacle } from '../fill/obstacle.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import type { Draft } from '../store/shape.ts'
import {
  addSeat,
  callOf,
  changeSeat,
  hasSpoken,
  moveSeat,
  putSeatBack,
  removeSeat,
} from '../talk/edit.ts'
import { runningTalk } from '../talk/running.ts'
import { Balance } from './balance.tsx'
import { Icon } from './icon.tsx'
import { Removed } from './removed.tsx'
import { TurnWords } from './turn-words.tsx'
import './jump-list.css'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  filling: Filling
  people: readonly Participant[]
}

export function Seating({ dialog, filling, people }: Props) {
  const m = useWords(talkWords).seats
  const title = useId()
  const [removed, setRemoved] = useState<Gone | null>(null)
  const { draft, form, atMs } = filling
  const { seats = [] } = draft
  const most = form.instrument.seats ?? mostSeats
  return (
    <dialog
      ref={dialog}
      className="jump seating"
      aria-labelledby={title}
      onClose={() => setRemoved(null)}
    >
      <header>
        <h2 id={title}>{m.title}</h2>
        <button type="button" className="plain" onClick={() => dialog.current?.close()}>
          {m.close}
        </button>
      </header>
      <ol>
        {seats.map((seat, at) => (
          <SeatRow
            key={seat.seat}
            seat={seat}
            filling={filling}
            onRemoved={() => setRemoved({ seat, at })}
          />
        ))}
      </ol>
      {removed && (
        <Removed
          text={m.removed(callOf(removed.seat))}
          onBack={() => {
            filling.change((now) => putSeatBack(now, removed.seat, removed.at))
            setRemoved(null)
          }}
        />
      )}
      {seats.length >= most ? <p>{m.full(most)}</p> : <AddSeat filling={filling} people={people} />}
      <Balance draft={draft} nowMs={atMs()} />
      <TurnWords filling={filling} most={10} />
    </dialog>
  )
}

type RowProps = { seat: Seat; filling: Filling; onRemoved: () => void }
type Gone = { seat: Seat; at: number }

function SeatRow({ seat, filling, onRemoved }: RowProps) {
  const { seats: m, table } = useWords(talkWords)
  const { draft, change, atMs } = filling
  const name = callOf(seat)
  const isGone = seat.leftMs !== undefined
  return (
    <li className="seat-row" data-gone={isGone}>
      <b>{name}</b>
      <button
        type="button"
        className="chip"
        aria-pressed={seat.leads === true}
        aria-label={m.leads(name)}
        onClick={() =>
          change((now) =>
            changeSeat(now, seat.seat, ({ leads, ...rest }) =>
              leads ? rest : { ...rest, leads: true },
            ),
          )
        }
      >
        {table.leader}
      </button>
      <button
        type="button"
        className="step plain"
        aria-label={m.move(name)}
        onClick={() => change((now) => moveSeat(now, seat.seat))}
      >
        <Icon name="down" />
      </button>
      {hasSpoken(draft, seat.seat) || isGone ? (
        <button
          type="button"
          className="plain"
          onClick={() =>
            change((now) =>
              changeSeat(now, seat.seat, ({ leftMs, ...rest }) =>
                leftMs === undefined ? { ...rest, leftMs: atMs() } : rest,
              ),
            )
          }
        >
          {isGone ? m.comeBack(name) : m.leave(name)}
        </button>
      ) : (
        <button
          type="button"
          className="step plain"
          aria-label={m.remove(name)}
          onClick={() => {
            change((now) => removeSeat(now, seat.seat))
            onRemoved()
          }}
        >
          <Icon name="bin" />
        </button>
      )}
    </li>
  )
}

function AddSeat({ filling, people }: { filling: Filling; people: readonly Participant[] }) {
  const m = useWords(talkWords).seats
  const [label, setLabel] = useState('')
  const { draft, form, change, atMs } = filling
  const { seats = [], turns = [] } = draft
  const seated = new Set(seats.map((seat) => seat.participant))
  const isLate = turns.length > 0 || runningTalk()?.draft === draft.id
  const add = (seat: Omit<Seat, 'seat'>) =>
    change((now: Draft) => addSeat(now, { ...seat, ...(isLate && { cameMs: atMs() }) }))
  return (
    <div className="add-seat">
      <select
        aria-label={m.participant}
        value=""
        onChange={(event) => {
          const code = event.currentTarget.value
          if (code !== '') add({ participant: code })
        }}
      >
        <option value="">{m.choose}</option>
        {people
          .filter(({ code }) => !seated.has(code))
          .map((person) => {
            // Whoever speaks in a group has agreed to what its instrument needs, whatever their role.
            const isBarred = obstacle({ roles: [], needs: form.instrument.needs }, person) !== null
            return (
              <option key={person.code} value={person.code} disabled={isBarred}>
                {`${person.code} · ${person.role}${isBarred ? ` (${m.noConsent})` : ''}`}
              </option>
            )
          })}
      </select>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const called = label.trim() || m.moderator
          const isLeader = label.trim() === '' && !seats.some(({ leads }) => leads)
          add({ participant: null, label: called, ...(isLeader && { leads: true }) })
          setLabel('')
        }}
      >
        <input
          type="text"
          aria-label={m.other}
          placeholder={seats.some(({ leads }) => leads) ? m.label : m.moderator}
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <button type="submit" disabled={label.trim() === '' && seats.some(({ leads }) => leads)}>
          {m.add}
        </button>
      </form>
      <small>{m.guest}</small>
    </div>
  )
}
