// The dimensions along which evidence is laid side by side, after Denzin: source (informant role), technique, time,
// investigator, theory. A piece falls into one group of a dimension, into none, or (several coders) into many.
import type { Dimension, Period } from '../wire/triangulation.ts'
import type { Piece } from './piece.ts'

/** The groups that a piece counts for. Two coders of one passage are two investigators, and one source. */
export function groupsIn(piece: Piece, dimension: Dimension, period: Period): readonly string[] {
  switch (dimension) {
    case 'role':
      return piece.role === null ? [] : [piece.role]
    case 'technique':
      return [piece.technique]
    case 'time':
      return [periodOf(piece.month, period)]
    case 'investigator':
      return piece.coders
    case 'theory':
      return piece.theory === '' ? [] : [piece.theory]
    default:
      return dimension satisfies never
  }
}

/** Of a month YYYY-MM; what has no known day stays in a period of its own, ''. */
export function periodOf(month: string, period: Period): string {
  return period === 'year' ? month.slice(0, 4) : month
}
