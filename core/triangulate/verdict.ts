// From the cells of a finding to its verdicts: along each dimension, and overall by source and technique.
import type { Cell, Verdict } from '../wire/triangulation.ts'

/** Along one dimension: groups that say nothing neither agree nor disagree; of the others the least agreeing decides. */
export function verdictAlong(cells: readonly Cell[]): Verdict {
  const order = ['dissonance', 'partial', 'agreement'] as const
  return order.find((verdict) => cells.some((cell) => cell.verdict === verdict)) ?? 'silence'
}

/**
 * `one-sided` until two groups of informants and two techniques carry it: no finding stands on one source or
 * one technique. Dissonance comes first, for it must be answered whoever else agrees.
 */
export function verdictOverall(
  byRole: readonly Cell[],
  byTechnique: readonly Cell[],
): Verdict | 'one-sided' {
  const cells = [...byRole, ...byTechnique]
  const said = cells.flatMap((cell) => (cell.verdict === 'silence' ? [] : [cell.verdict]))
  if (said.length === 0) return 'silence'
  if (said.includes('dissonance')) return 'dissonance'
  if (carrying(byRole) < 2 || carrying(byTechnique) < 2) return 'one-sided'
  return said.includes('partial') ? 'partial' : 'agreement'
}

/** How many groups carry the claim, wholly or in part. */
export function carrying(cells: readonly Cell[]): number {
  return cells.filter((cell) => cell.verdict === 'agreement' || cell.verdict === 'partial').length
}
