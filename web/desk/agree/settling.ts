// What a decision about one place is, as it is sent: who had it, who yields, and what stands in the consensus.
import type { BoardPlace, BoardText } from '../../../core/agreement/board.ts'
import type { Adjudication, NewAdjudication, RoundCoding } from '../../../core/wire/round.ts'

export const decisions = ['stands', 'falls', 'replaced', 'definition'] as const
export type Decision = (typeof decisions)[number]

/** Made by the desk: the record's id, and that of the consensus coding if one comes of it. */
export type Ids = { record: string; coding: string }

export function decided(
  place: BoardPlace,
  text: BoardText,
  coders: readonly string[],
  ids: Ids,
  said: { decision: Decision; reason: string; other: string },
): NewAdjudication {
  const before = coders.flatMap((coder, at) => {
    const has = place.has[at]
    return has === null || has === undefined ? [] : [{ coder, has }]
  })
  const { code, start, end } = place
  const record = { id: ids.record, code, start, end, before }
  const { decision, reason, other } = said
  const those = (had: boolean) => before.filter(({ has }) => has === had).map(({ coder }) => coder)
  switch (decision) {
    case 'stands': {
      const after = standing(place, text, ids.coding, code)
      return { ...record, outcome: 'yielded', after, yielded: those(false), reason }
    }
    case 'falls':
      return { ...record, outcome: 'yielded', after: null, yielded: those(true), reason }
    case 'replaced': {
      const after = standing(place, text, ids.coding, other)
      return {
        ...record,
        outcome: 'replaced',
        after,
        yielded: before.map(({ coder }) => coder),
        reason,
      }
    }
    case 'definition':
      return { ...record, outcome: 'definition', reason }
  }
}

/** What all had, ready to be sent with the others of its source. */
export function agreedRecord(
  place: BoardPlace,
  text: BoardText,
  coders: readonly string[],
  ids: Ids,
): NewAdjudication {
  const { code, start, end } = place
  const before = coders.flatMap((coder, at) => (place.has[at] ? [{ coder, has: true }] : []))
  const quote = text.text.slice(start, end)
  const after = { coding: ids.coding, code, start, end, quote }
  return { id: ids.record, code, start, end, before, outcome: 'agreed', after }
}

/** The stretch of whoever coded most of the place: what they marked is what was argued about. */
function standing(place: BoardPlace, text: BoardText, coding: string, code: string) {
  const shared = (one: RoundCoding) =>
    Math.min(one.end, place.end) - Math.max(one.start, place.start)
  const [most] = text.codings
    .filter((one) => one.code === place.code && shared(one) > 0)
    .sort((a, b) => shared(b) - shared(a) || a.start - b.start)
  const { start, end } = most ?? place
  return { coding, code, start, end, quote: text.text.slice(start, end) }
}

/** The record that speaks of a place: of the same code, over any part of it. */
export function settlementOf(
  place: BoardPlace,
  settled: readonly Adjudication[],
): Adjudication | undefined {
  return settled.find(
    (one) =>
      one.source === place.source &&
      one.code === place.code &&
      // Where its words stood there may be others now.
      !one.isLost &&
      one.start < place.end &&
      one.end > place.start,
  )
}

/** Percent agreement after the talk: places that were settled count as agreed, those that wait for a definition do not. */
export function negotiated(
  places: readonly BoardPlace[],
  settled: readonly Adjudication[],
  units: number,
): number | null {
  if (units === 0) return null
  const left = places.filter((place) => {
    const record = settlementOf(place, settled)
    return !record || record.outcome === 'definition'
  })
  return 1 - left.reduce((sum, place) => sum + place.units, 0) / units
}
