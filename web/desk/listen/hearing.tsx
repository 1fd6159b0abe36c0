// Where a turn is heard: the moment at its head is a button as long as there is something to hear.
import { createContext, useContext } from 'react'
import { clock } from '../../kit/format.ts'
import { useMessages } from '../shell/language.tsx'

/** Plays the turn of this number from where it begins; null where there is nothing to hear. */
export const Hearing = createContext<((block: number) => void) | null>(null)

export function Stamp(props: { block: number; atMs: number; isCurrent: boolean }) {
  const m = useMessages().listen
  const hear = useContext(Hearing)
  const time = clock(props.atMs)
  if (!hear) return <span>{time}</span>
  return (
    <button
      type="button"
      className="stamp"
      aria-label={m.hear(time)}
      // One stop of the Tab key for the turn one is at, and not one for every turn of a long text.
      tabIndex={props.isCurrent ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        hear(props.block)
      }}
    >
      {time}
    </button>
  )
}
