// What a network is narrowed to; it stands in the address. The picture and its table always show the same arrows.
import type { Relation } from '../../../core/wire/finding.ts'

export type Asked = {
  type: string
  /** Only between factors of this branch of codes and those they are joined to. */
  branch: string
  /** Only factors with this many arrows or more. */
  least: number
  /** Only this factor, those it is joined to, and the arrows among them. */
  around: string
}

export function askedIn(params: URLSearchParams): Asked {
  return {
    type: params.get('type') ?? '',
    branch: params.get('branch') ?? '',
    least: Math.max(1, Number.parseInt(params.get('least') ?? '1', 10) || 1),
    around: params.get('around') ?? '',
  }
}

/** @param branchOf a code with all above it */
export function narrowed(
  relations: readonly Relation[],
  asked: Asked,
  branchOf: (code: string) => string[],
): Relation[] {
  const isOf = (code: string) => asked.branch === '' || branchOf(code).includes(asked.branch)
  const kept = relations.filter(
    ({ type, from, to }) => (asked.type === '' || type === asked.type) && (isOf(from) || isOf(to)),
  )
  const well = degrees(kept)
  const joined = kept.filter(({ from, to }) =>
    [from, to].every((code) => (well.get(code) ?? 0) >= asked.least),
  )
  if (asked.around === '') return joined
  const near = new Set([asked.around])
  for (const { from, to } of joined) {
    if (from === asked.around) near.add(to)
    if (to === asked.around) near.add(from)
  }
  return joined.filter(({ from, to }) => near.has(from) && near.has(to))
}

/** How many arrows each factor has, either way. */
export function degrees(relations: readonly Relation[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from, to } of relations)
    for (const code of [from, to]) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
