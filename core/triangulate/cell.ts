// What one group says of one finding: how it compares with the claim and with the other groups, the verdict that follows,
// and where there is none, one of the faces of silence.
import type { ByHand, Cell, Silence } from '../wire/triangulation.ts'
import type { Stance } from '../wire/words.ts'
import { assessmentOf, codesOf, verdictOf } from './assessment.ts'
import { counts, type Piece } from './piece.ts'

/** What is known of a group beside its evidence. */
export type Beside = {
  /** How its silence is to be read, should it be silent. */
  silence: Silence
  /** The codes that the rest of the evidence exemplifies. */
  others: ReadonlySet<string>
  byHand: ByHand | null
}

export function cellOf(pieces: readonly Piece[], { silence, others, byHand }: Beside): Cell {
  const said = pieces.filter(counts)
  const derived = assessmentOf(said, others)
  // Where nothing is said there is nothing to judge by hand either: no verdict stands without evidence.
  const judged = said.length > 0 && byHand ? byHand : null
  const verdict = verdictOf(judged ?? derived)
  return {
    verdict,
    silence: verdict !== 'silence' ? null : said.length === 0 ? silence : 'nothing-said',
    segments: said.length,
    // Ten passages of one person are one voice.
    informants: new Set(said.map((piece) => piece.informant)).size,
    bestQuote: bestQuote(said),
    derived,
    byHand: judged,
    adds: [...codesOf(said)].filter((code) => !others.has(code)).sort(),
  }
}

/** The cells of all groups along a dimension, each compared with all the rest of the evidence. */
export function cellsAlong(
  pieces: readonly Piece[],
  groups: readonly string[],
  groupsOf: (piece: Piece) => readonly string[],
  beside: (group: string) => Pick<Beside, 'silence' | 'byHand'>,
): Record<string, Cell> {
  const placed = pieces.map((piece) => ({ piece, groups: groupsOf(piece) }))
  return Object.fromEntries(
    groups.map((group) => {
      const own = placed.filter((one) => one.groups.includes(group))
      const rest = placed.filter((one) => !one.groups.includes(group))
      const others = codesOf(rest.map((one) => one.piece))
      const cell = cellOf(
        own.map((one) => one.piece),
        { ...beside(group), others },
      )
      return [group, cell]
    }),
  )
}

/** Silence is not absence: what was not coded may yet speak, and what was not asked could not. */
export function silenceOf(known: { wasAsked: boolean; hasUncoded: boolean }): Silence {
  if (known.hasUncoded) return 'not-coded'
  return known.wasAsked ? 'nothing-said' : 'not-asked'
}

/** The strongest words; a contradiction before support, since it is what the reader must not miss. */
function bestQuote(said: readonly Piece[]): string | null {
  const order: Stance[] = ['contradicts', 'supports', 'qualifies', 'context']
  const rank = (piece: Piece) => piece.strength * order.length - order.indexOf(piece.stance)
  let best: Piece | null = null
  for (const piece of said) {
    if (piece.quote === null) continue
    if (!best || rank(piece) > rank(best)) best = piece
    // Of equals the first in the alphabet, so that the order of the evidence does not matter.
    else if (rank(piece) === rank(best) && piece.quote < (best.quote ?? '')) best = piece
  }
  return best?.quote ?? null
}
