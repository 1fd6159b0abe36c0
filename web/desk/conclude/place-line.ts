// Where words come from, in one line: "P-003, pengurus, wawancara, 04:31".

import type { Technique } from '../../../core/wire/words.ts'
import { clock } from '../../kit/format.ts'

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
