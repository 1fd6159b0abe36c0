// What was said in each turn, newest first, for whoever writes along; the recording keeps the rest.
import { useState } from 'react'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import { callOf, wordTurn } from '../talk/edit.ts'
import './table.css'

type Props = { filling: Pick<Filling, 'draft' | 'change'>; most: number }

export function TurnWords({ filling, most }: Props) {
  const m = useWords(talkWords).turns
  const { draft, change } = filling
  const { seats = [], turns = [] } = draft
  const [shown, setShown] = useState(most)
  if (turns.length === 0) return null
  const from = Math.max(turns.length - shown, 0)
  const calls = new Map(seats.map((seat) => [seat.seat, callOf(seat)]))
  return (
    <section className="turn-words">
      <h3>{m.title}</h3>
      <small>{m.hint}</small>
      <ol>
        {turns
          .map((turn, index) => ({ turn, index }))
          .slice(from)
          .reverse()
          .map(({ turn, index }) => {
            const who = calls.get(turn.seat) ?? String(turn.seat)
            return (
              <li key={turn.atMs}>
                <p>
                  <b>{who}</b> <small>{clock(turn.atMs)}</small>
                </p>
                <textarea
                  rows={1}
                  aria-label={m.words(who, clock(turn.atMs))}
                  maxLength={20_000}
                  value={turn.words ?? ''}
                  onChange={(event) => {
                    const said = event.currentTarget.value
                    change((now) => wordTurn(now, index, said))
                  }}
                />
              </li>
            )
          })}
      </ol>
      {from > 0 && (
        <button type="button" className="big" onClick={() => setShown((n) => n + 50)}>
          {m.more(Math.min(from, 50))}
        </button>
      )}
    </section>
  )
}
