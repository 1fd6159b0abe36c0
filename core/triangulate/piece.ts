// A piece of evidence as triangulation sees it: what it says of the claim, who says it, how it came about and who coded it.
import type { Stance, Technique } from '../wire/words.ts'

export type Piece = {
  stance: Stance
  /** 1 weak, 2 plain, 3 strong. */
  strength: number
  /** A participant's code, or the source itself where no participant speaks: what is counted once. */
  informant: string
  /** The group of informants it counts for; null where it speaks for none (a score), and counts by technique only. */
  role: string | null
  technique: Technique
  /** When it was said or seen, YYYY-MM; '' where the day is not known. */
  month: string
  /** The people in whose own layers it is coded so; none for a score. */
  coders: readonly string[]
  /** The theory that it was read with, '' for none. */
  theory: string
  /** The code that it exemplifies; null for a score. */
  code: string | null
  /** Where it stands; null for a score. */
  source: string | null
  /** Null where there is no consent to quote. */
  quote: string | null
}

/** Context explains a finding; it neither carries nor shakes it. */
export function counts(piece: Piece): boolean {
  return piece.stance !== 'context'
}
