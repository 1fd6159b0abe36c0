// What is asked of a board: unit, rows, coders and the chosen row, as they stand in the address.
import type { BoardPlace, BoardQuestion, BoardRow } from '../../../core/agreement/board.ts'
import { type UnitKind, unitKinds } from '../../../core/agreement/units.ts'
import type { Adjudication, Round } from '../../../core/wire/round.ts'
import { negotiated } from './settling.ts'

export const bys = ['code', 'source', 'pair'] as const

export type Asked = {
  unit: UnitKind
  by: BoardQuestion['by']
  cutter: string
  asks: boolean
  coders: string[]
  row: string
}

/** What is asked stands in the address, so that a board can be sent to somebody. */
export function askedOf(search: URLSearchParams, round: Round): Asked {
  const everybody = round.coders.map((coder) => coder.id)
  const pair = search.get('coders')?.split(' ') ?? []
  const isPair = pair.length === 2 && pair.every((one) => everybody.includes(one))
  return {
    unit: unitKinds.find((one) => one === search.get('unit')) ?? 'turn',
    by: bys.find((one) => one === search.get('by')) ?? 'code',
    cutter: search.get('cutter') ?? everybody[0] ?? '',
    asks: search.get('asks') === 'yes',
    coders: isPair ? pair : everybody,
    row: search.get('row') ?? '',
  }
}

/** The places that a row speaks of. */
export function narrowed(places: readonly BoardPlace[], row: BoardRow, asked: Asked): BoardPlace[] {
  if (row.key === '') return [...places]
  if (asked.by === 'code') return places.filter((place) => place.code === row.key)
  if (asked.by === 'source') return places.filter((place) => place.source === row.key)
  const [first = -1, second = -1] = row.coders.map((coder) => asked.coders.indexOf(coder))
  return places.filter(({ has }) => {
    const [a = null, b = null] = [has[first], has[second]]
    return a !== null && b !== null && a !== b
  })
}

/** Percent agreement of two coders before and after what was settled. */
export function talked(
  { confusion }: BoardRow,
  places: readonly BoardPlace[],
  settled: readonly Adjudication[],
): { before: number; after: number } | null {
  if (!confusion) return null
  const { both, neither, onlyFirst, onlySecond } = confusion
  const units = both + neither + onlyFirst + onlySecond
  const after = negotiated(places, settled, units)
  return after === null ? null : { before: (both + neither) / units, after }
}
