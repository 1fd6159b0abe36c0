// The turns of a focus group, as a tap on a seat makes them: one speaks until another does, or nobody.
import { mostTurns, type Turn } from '../wire/response.ts'

export type Turns = readonly Turn[]

/** `seat` speaks from now on; null is nobody. Who speaks already goes on; a log that is full stays as it is. */
export function speak(turns: Turns, seat: number | null, atMs: number, ref?: string): Turns {
  const open = speaking(turns)
  if (open?.seat === seat || (open === null && seat === null)) return turns
  const ended = close(turns, atMs)
  if (seat === null || ended.length >= mostTurns) return ended
  return [...ended, { seat, atMs, ...(ref !== undefined && { ref }) }]
}

/** The turn that has not ended. */
export function speaking(turns: Turns): Turn | null {
  const last = turns.at(-1)
  return last && last.forMs === undefined ? last : null
}

/** As it was before the last tap: who was speaking then goes on as if nobody had interrupted. */
export function takeBack(turns: Turns): Turns {
  const last = turns.at(-1)
  if (!last) return turns
  if (last.forMs !== undefined) return [...turns.slice(0, -1), opened(last)]
  const before = turns.at(-2)
  const kept = turns.slice(0, -1)
  const isInterrupted = before?.forMs !== undefined && before.atMs + before.forMs === last.atMs
  return isInterrupted ? [...kept.slice(0, -1), opened(before)] : kept
}

/** Ends the turn that has not ended. */
export function close(turns: Turns, atMs: number): Turns {
  const open = speaking(turns)
  if (!open) return turns
  return [...turns.slice(0, -1), { ...open, forMs: Math.max(atMs - open.atMs, 0) }]
}

function opened({ forMs: _, ...turn }: Turn): Turn {
  return turn
}
