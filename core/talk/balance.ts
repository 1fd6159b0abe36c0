// How evenly the voices of a focus group fall: who spoke how long and how often, beside whoever leads.
import type { Seat, Turn } from '../wire/response.ts'

export type Voice = {
  seat: Seat
  turns: number
  ms: number
  /** Of what all but the leaders spoke, 0 to 1; null for who leads, and while nobody has spoken. */
  shareOfTime: number | null
  shareOfTurns: number | null
}

/** In the order around the table. A turn that has not ended counts until `nowMs`. */
export function balanceOf(seats: readonly Seat[], turns: readonly Turn[], nowMs: number): Voice[] {
  const spoken = new Map<number, { turns: number; ms: number }>()
  for (const { seat, atMs, forMs } of turns) {
    const before = spoken.get(seat) ?? { turns: 0, ms: 0 }
    const ms = forMs ?? Math.max(nowMs - atMs, 0)
    spoken.set(seat, { turns: before.turns + 1, ms: before.ms + ms })
  }
  const told = seats.map((seat) => ({ seat, ...(spoken.get(seat.seat) ?? { turns: 0, ms: 0 }) }))
  const members = told.filter(({ seat }) => seat.leads !== true)
  const all = (of: 'turns' | 'ms') => members.reduce((sum, one) => sum + one[of], 0)
  const [allMs, allTurns] = [all('ms'), all('turns')]
  const share = (one: (typeof told)[number], of: 'turns' | 'ms', whole: number) =>
    one.seat.leads === true || whole === 0 ? null : one[of] / whole
  return told.map((one) => ({
    ...one,
    shareOfTime: share(one, 'ms', allMs),
    shareOfTurns: share(one, 'turns', allTurns),
  }))
}

/** Who is at the table and has not said a word: the one that a moderator looks for. */
export function silentIn(voices: readonly Voice[]): Seat[] {
  return voices.flatMap(({ seat, turns }) =>
    turns === 0 && seat.leads !== true && seat.leftMs === undefined ? [seat] : [],
  )
}
