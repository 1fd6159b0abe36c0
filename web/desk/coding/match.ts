// Which codes two letters mean: begins with them, a word begins with them, contains them; lately used ones first.
import type { Code } from '../../../core/wire/coding.ts'

/** The codes that fit, best first; with nothing typed, the lately used ones and then the book's order. */
export function matchCodes(
  codes: readonly Code[],
  typed: string,
  recent: readonly string[],
): Code[] {
  const wanted = typed.trim().toLocaleLowerCase('id')
  const rank = (code: Code) => {
    const label = code.label.toLocaleLowerCase('id')
    if (label.startsWith(wanted)) return 0
    if (label.split(/[\s/-]+/).some((word) => word.startsWith(wanted))) return 1
    return label.includes(wanted) || code.name.includes(wanted) ? 2 : 3
  }
  const used = (code: Code) => {
    const at = recent.indexOf(code.id)
    return at === -1 ? recent.length : at
  }
  return codes
    .map((code, index) => ({ code, index, rank: rank(code) }))
    .filter((one) => one.rank < 3 && one.code.retiredAt === null)
    .toSorted((a, b) => a.rank - b.rank || used(a.code) - used(b.code) || a.index - b.index)
    .map((one) => one.code)
}

/** The hue that the fewest codes have. */
export function rarestHue(codes: readonly Code[], hues: number): number {
  const uses = Array.from(
    { length: hues },
    (_, hue) => codes.filter((one) => one.hue === hue).length,
  )
  return uses.indexOf(Math.min(...uses))
}
