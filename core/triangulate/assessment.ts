// What one group says held against the claim, in meaning and in coverage, and the verdict that follows.
// After the convergence coding of Farmer, Robinson, Elliott and Eyles (2006), 10.1177/1049732305285708; decision 020.
import type { Assessment, Degree, Verdict } from '../wire/triangulation.ts'
import { counts, type Piece } from './piece.ts'

/** Derived from the pieces of one group and the codes that the rest of the evidence exemplifies. */
export function assessmentOf(pieces: readonly Piece[], others: ReadonlySet<string>): Assessment {
  const said = pieces.filter(counts)
  if (said.length === 0) return { meaning: 'absent', examples: 'absent' }
  // Its examples are examples against the claim, so they cover nothing of what carries it.
  if (said.some((piece) => piece.stance === 'contradicts'))
    return { meaning: 'different', examples: 'different' }
  // Weak words say the same, yet do not give it the same prominence.
  const plain =
    said.every((piece) => piece.stance === 'supports') && said.some((piece) => piece.strength > 1)
  return { meaning: plain ? 'same' : 'partly', examples: overlapOf(codesOf(said), others) }
}

/** Both the same: agreement. Nothing meant: silence. Contrary in meaning, and nothing in common: dissonance. Else partial. */
export function verdictOf({ meaning, examples }: Assessment): Verdict {
  if (meaning === 'absent') return 'silence'
  if (meaning === 'same' && examples === 'same') return 'agreement'
  const apart = examples === 'different' || examples === 'absent'
  return meaning === 'different' && apart ? 'dissonance' : 'partial'
}

/** The codes that the pieces exemplify. */
export function codesOf(pieces: readonly Piece[]): Set<string> {
  return new Set(pieces.filter(counts).flatMap((piece) => piece.code ?? []))
}

/**
 * By the share of the smaller set, so that a group that says little is not blamed for what it was not asked.
 * Where there is nothing to compare with, coverage holds nothing back.
 */
function overlapOf(own: ReadonlySet<string>, others: ReadonlySet<string>): Degree {
  if (own.size === 0 || others.size === 0) return 'same'
  const shared = [...own].filter((code) => others.has(code)).length
  if (shared === 0) return 'different'
  return shared * 2 >= Math.min(own.size, others.size) ? 'same' : 'partly'
}
