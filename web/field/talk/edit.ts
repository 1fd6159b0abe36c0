// What a researcher does to the marks, the seats and the turns of a talk, each as a new draft.
import { speak, takeBack } from '../../../core/talk/turns.ts'
import type { Seat, TalkMark } from '../../../core/wire/response.ts'
import type { Draft } from '../store/shape.ts'

export const mostMarks = 2_000

export function addMark(draft: Draft, mark: TalkMark): Draft {
  const marks = draft.marks ?? []
  return marks.length < mostMarks ? { ...draft, marks: [...marks, mark] } : draft
}

/** Null takes it away. */
export function changeMark(draft: Draft, at: number, next: TalkMark | null): Draft {
  const marks = draft.marks ?? []
  return { ...draft, marks: marks.toSpliced(at, 1, ...(next ? [next] : [])) }
}

export function tapSeat(draft: Draft, seat: number | null, atMs: number, ref?: string): Draft {
  return { ...draft, turns: [...speak(draft.turns ?? [], seat, Math.round(atMs), ref)] }
}

export function undoTap(draft: Draft): Draft {
  return { ...draft, turns: [...takeBack(draft.turns ?? [])] }
}

/** What was said in a turn; none leaves the turn without words. */
export function wordTurn(draft: Draft, at: number, said: string): Draft {
  const turns = (draft.turns ?? []).map((turn, index) => {
    if (index !== at) return turn
    const { words: _, ...rest } = turn
    return said === '' ? rest : { ...rest, words: said }
  })
  return { ...draft, turns }
}

/** A seat's number is never given twice: the turns of whoever had it are still theirs. */
export function addSeat(draft: Draft, seat: Omit<Seat, 'seat'>): Draft {
  const seats = draft.seats ?? []
  const used = [...seats, ...(draft.turns ?? [])].map((one) => one.seat)
  return { ...draft, seats: [...seats, { seat: Math.max(0, ...used) + 1, ...seat }] }
}

export function changeSeat(draft: Draft, number: number, change: (seat: Seat) => Seat): Draft {
  const seats = (draft.seats ?? []).map((seat) => (seat.seat === number ? change(seat) : seat))
  return { ...draft, seats }
}

/** One place on around the table, changing places with who sits there. */
export function moveSeat(draft: Draft, number: number): Draft {
  const seats = [...(draft.seats ?? [])]
  const at = seats.findIndex(({ seat }) => seat === number)
  const [here, next] = [seats[at], seats[(at + 1) % seats.length]]
  if (!here || !next) return draft
  seats[at] = next
  seats[(at + 1) % seats.length] = here
  return { ...draft, seats }
}

/** Only whoever has not spoken can go without a trace; others leave. */
export function removeSeat(draft: Draft, number: number): Draft {
  return { ...draft, seats: (draft.seats ?? []).filter(({ seat }) => seat !== number) }
}

/** To the place that it was taken away from. */
export function putSeatBack(draft: Draft, seat: Seat, at: number): Draft {
  return { ...draft, seats: (draft.seats ?? []).toSpliced(at, 0, seat) }
}

export function hasSpoken({ turns = [] }: Pick<Draft, 'turns'>, number: number): boolean {
  return turns.some(({ seat }) => seat === number)
}

export function callOf({ participant, label, seat }: Seat): string {
  return participant ?? (label || String(seat))
}
