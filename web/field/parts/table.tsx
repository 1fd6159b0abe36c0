// The table of a focus group at the thumb: a tap on a seat says who speaks now. Seats stand around it as people sit, and
// are read one after another, with how much each has spoken.
import { type CSSProperties, useEffect, useRef } from 'react'
import { balanceOf, type Voice } from '../../../core/talk/balance.ts'
import { close, speaking } from '../../../core/talk/turns.ts'
import type { Participant } from '../../../core/wire/people.ts'
import { mostTurns } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import { callOf, tapSeat, undoTap } from '../talk/edit.ts'
import { percent, useSeconds } from './balance.tsx'
import { Icon } from './icon.tsx'
import { Seating } from './seating.tsx'
import './table.css'

/** From here on seats stand in rows: around a table they would be too narrow for a thumb. */
const mostAround = 12

type Props = { filling: Filling; people: readonly Participant[]; at: string | undefined }

export function Table({ filling, people, at }: Props) {
  const m = useWords(talkWords).table
  const { draft, change, atMs } = filling
  const { seats = [], turns = [] } = draft
  const dialog = useRef<HTMLDialogElement>(null)
  const now = speaking(turns)
  const who = seats.find(({ seat }) => seat === now?.seat)
  useSeconds(now !== null)
  useStaleTurn(filling)
  const voices = balanceOf(seats, turns, atMs())
  const around = seats.length <= mostAround ? Math.ceil(seats.length / 2) : 0
  return (
    <section className="table-of-talk" aria-label={m.title}>
      {seats.length > 0 && (
        <ol
          className="seats"
          data-around={around > 0}
          style={{ gridTemplateColumns: `repeat(${around || 5}, minmax(0, 1fr))` }}
        >
          {voices.map((voice, index) => (
            <li key={voice.seat.seat} style={placeOf(index, around)}>
              <SeatButton
                voice={voice}
                isSpeaking={now?.seat === voice.seat.seat}
                onTap={() => change((draft) => tapSeat(draft, voice.seat.seat, atMs(), at))}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="talk-row">
        <p className="speaks" role="status">
          {seats.length === 0 ? m.nobody : now && who ? m.speaks(callOf(who)) : m.silent}
        </p>
        {now && <b className="since">{clock(Math.max(atMs() - now.atMs, 0))}</b>}
        {seats.length > 0 && (
          <>
            <button
              type="button"
              className="step"
              aria-label={m.undo}
              disabled={turns.length === 0}
              onClick={() => change(undoTap)}
            >
              <Icon name="undo" />
            </button>
            <button
              type="button"
              className="step"
              aria-label={m.stop}
              disabled={!now}
              onClick={() => change((draft) => tapSeat(draft, null, atMs()))}
            >
              <Icon name="hush" />
            </button>
          </>
        )}
        <button
          type="button"
          className={seats.length === 0 ? 'primary' : 'step'}
          aria-label={seats.length === 0 ? undefined : m.arrange}
          onClick={() => dialog.current?.showModal()}
        >
          {seats.length === 0 ? m.arrange : <Icon name="fgd" />}
        </button>
      </div>
      {turns.length >= mostTurns && (
        <p role="alert" className="problem">
          {m.full}
        </p>
      )}
      <Seating dialog={dialog} filling={filling} people={people} />
    </section>
  )
}

type SeatProps = { voice: Voice; isSpeaking: boolean; onTap: () => void }

function SeatButton({ voice, isSpeaking, onTap }: SeatProps) {
  const m = useWords(talkWords).table
  const language = useLanguage()
  const { seat, turns, ms, shareOfTime } = voice
  const told = [
    seat.leads ? m.led(turns, clock(ms)) : m.said(turns, percent(shareOfTime ?? 0, language)),
    seat.leads ? m.leader : '',
    seat.leftMs === undefined ? '' : m.left,
  ]
  return (
    <button
      type="button"
      className="seat"
      aria-pressed={isSpeaking}
      data-silent={turns === 0}
      disabled={seat.leftMs !== undefined}
      onClick={onTap}
    >
      <b>{callOf(seat)}</b>
      <small aria-hidden="true">
        {seat.leads ? clock(ms) : turns === 0 ? '–' : percent(shareOfTime ?? 0, language)}
      </small>
      <span className="hidden">{told.filter(Boolean).join(', ')}</span>
      <i style={{ width: `${(shareOfTime ?? 0) * 100}%` }} />
    </button>
  )
}

/** The first half along the far side, the others back along the near one, as one walks around a table. */
function placeOf(index: number, across: number): CSSProperties {
  if (across === 0) return {}
  return index < across
    ? { gridRow: 1, gridColumn: index + 1 }
    : { gridRow: 3, gridColumn: 2 * across - index }
}

const opened = new Set<string>()

/** Whoever was speaking when the app was closed did not speak until it was opened again. */
function useStaleTurn({ draft, change }: Filling): void {
  useEffect(() => {
    if (opened.has(draft.id)) return
    opened.add(draft.id)
    const lastMs = Math.max(Date.parse(draft.savedAt) - Date.parse(draft.startedAt), 0)
    if (speaking(draft.turns ?? []))
      change((now) => ({ ...now, turns: [...close(now.turns ?? [], lastMs)] }))
  }, [draft.id, draft.savedAt, draft.startedAt, draft.turns, change])
}
