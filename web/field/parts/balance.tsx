// How evenly the voices fall, as a table with a bar for each, and who has not spoken yet.
import { useEffect, useState } from 'react'
import { balanceOf, silentIn } from '../../../core/talk/balance.ts'
import { clock } from '../../kit/format.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import { talkWords } from '../messages/talk-words.ts'
import type { Draft } from '../store/shape.ts'
import { callOf } from '../talk/edit.ts'
import './table.css'

export function Balance({ draft, nowMs }: { draft: Draft; nowMs: number }) {
  const m = useWords(talkWords).table
  const language = useLanguage()
  const { seats = [], turns = [] } = draft
  const voices = balanceOf(seats, turns, nowMs)
  const silent = silentIn(voices)
  if (seats.length === 0) return null
  return (
    <>
      <table className="balance">
        <caption>{m.balance}</caption>
        <thead>
          <tr>
            <th scope="col">{m.who}</th>
            <th scope="col">{m.count}</th>
            <th scope="col">{m.time}</th>
            <th scope="col">{m.share}</th>
          </tr>
        </thead>
        <tbody>
          {voices.map(({ seat, turns: n, ms, shareOfTime }) => (
            <tr key={seat.seat}>
              <th scope="row">
                {callOf(seat)} {seat.leads && <small>{m.leader}</small>}
                {seat.leftMs !== undefined && <small>{m.left}</small>}
              </th>
              <td>{n}</td>
              <td>{clock(ms)}</td>
              <td>
                {shareOfTime === null ? '–' : percent(shareOfTime, language)}
                <i style={{ width: `${(shareOfTime ?? 0) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {turns.length > 0 && (
        <p>{silent.length > 0 ? m.quiet(silent.map(callOf).join(', ')) : m.allSpoke}</p>
      )}
    </>
  )
}

export function percent(share: number, language: Language): string {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
}

/** Drawn anew every second while somebody speaks. */
export function useSeconds(isOn: boolean): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setTick((n) => n + 1), 1_000)
    return () => clearInterval(timer)
  }, [isOn])
}
