// Text, counted in characters as XPath does, so that none is cut in half.

import { type Call, type Fn, fn, words } from './function.ts'

export const text: Record<string, Fn> = {
  string: fn(1, 1, (a) => a.text(0)),
  'string-length': fn(0, 1, (a) => Array.from(a.count > 0 ? a.text(0) : a.here.node.text).length),
  contains: fn(2, 2, (a) => a.text(0).includes(a.text(1))),
  'starts-with': fn(2, 2, (a) => a.text(0).startsWith(a.text(1))),
  'ends-with': fn(2, 2, (a) => a.text(0).endsWith(a.text(1))),
  substr: fn(2, 3, (a) => {
    const [from, to] = [a.number(1), a.count > 2 ? a.number(2) : undefined]
    return Number.isNaN(from) ? '' : Array.from(a.text(0)).slice(from, to).join('')
  }),
  'substring-before': fn(2, 2, (a) => {
    const [whole, mark] = [a.text(0), a.text(1)]
    return whole.slice(0, Math.max(0, whole.indexOf(mark)))
  }),
  'substring-after': fn(2, 2, (a) => {
    const [whole, mark] = [a.text(0), a.text(1)]
    const at = whole.indexOf(mark)
    return at < 0 ? '' : whole.slice(at + mark.length)
  }),
  translate: fn(3, 3, (a) => {
    const [from, to] = [Array.from(a.text(1)), Array.from(a.text(2))]
    // The first of equal characters counts.
    const map = new Map(from.map((one, index) => [one, to[index] ?? ''] as const).reverse())
    return Array.from(a.text(0), (one) => map.get(one) ?? one).join('')
  }),
  'normalize-space': fn(0, 1, (a) => words(a.count > 0 ? a.text(0) : a.here.node.text).join(' ')),
  regex: fn(2, 2, (a) => a.world.matches(a.text(0), a.text(1)) ?? a.fail('pattern.form')),
  /** A version 4 UUID, or as many letters and digits as are asked for. */
  uuid: fn(0, 1, (a) => {
    if (!a.world.random) return a.fail('random.unknown')
    if (a.count > 0) return drawn(a, Math.min(1_000, a.number(0)), 36)
    const hex = drawn(a, 30, 16)
    const variant = '89ab'[Math.floor(a.world.random() * 4)]
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`
  }),
}

function drawn({ world: { random } }: Call, length: number, base: number): string {
  const digit = () => Math.floor((random?.() ?? 0) * base).toString(base)
  return Array.from({ length: Math.max(0, Math.trunc(length) || 0) }, digit).join('')
}
