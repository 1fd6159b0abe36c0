// Where words come from, in one line: "P-003, pengurus, wawancara, 04:31".
import type { Technique } from '../../../core/wire/words.ts'

type Place = {
  participant: string | null
  role: string | null
  technique: Technique
  timeMs: number | null
}

export function placeLine(place: Place, techniques: Record<Technique, string>): string {
  const parts = [
    place.participant,
    place.role,
    techniques[place.technique],
    place.timeMs === null ? null : clock(place.timeMs),
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

/** Minutes and seconds into a recording; hours only when there are any. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`
}
