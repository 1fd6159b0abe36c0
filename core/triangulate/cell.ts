// What one group says of one finding: a verdict with its counts, or one of the three faces of silence.
// After the convergence coding of Farmer, Robinson, Elliott and Eyles (2006), 10.1177/1049732305285708.
import type { Cell, Silence } from '../wire/finding.ts'
import type { Stance } from '../wire/words.ts'
import { counts, type Piece } from './piece.ts'

/** What is known of a group beside its evidence. */
export type Coverage = {
  /** A prompt that aims at one of the finding's codes was put to it. */
  wasAsked: boolean
  /** It has sources that nobody has coded yet. */
  hasUncoded: boolean
}

export function cellOf(pieces: readonly Piece[], coverage: Coverage): Cell {
  const said = pieces.filter(counts)
  if (said.length === 0)
    return {
      verdict: 'silence',
      silence: silenceOf(coverage),
      segments: 0,
      informants: 0,
      bestQuote: null,
    }
  return {
    verdict: verdictOf(said),
    segments: said.length,
    // Ten passages of one person are one voice.
    informants: new Set(said.map((piece) => piece.informant)).size,
    bestQuote: bestQuote(said),
  }
}

/** Silence is not absence: what was not coded may yet speak, and what was not asked could not. */
export function silenceOf({ wasAsked, hasUncoded }: Coverage): Silence {
  if (hasUncoded) return 'not-coded'
  return wasAsked ? 'nothing-said' : 'not-asked'
}

/** Any contradiction is dissonance; agreement is plain support and nothing else; what lies between is partial. */
function verdictOf(said: readonly Piece[]): 'agreement' | 'partial' | 'dissonance' {
  if (said.some((piece) => piece.stance === 'contradicts')) return 'dissonance'
  const plain =
    said.every((piece) => piece.stance === 'supports') && said.some((piece) => piece.strength > 1)
  return plain ? 'agreement' : 'partial'
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
