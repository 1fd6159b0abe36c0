// Where a code goes when it is moved by key or dropped on another: below which, and after which of its siblings.
import type { CodeMove } from '../../../core/wire/codebook.ts'
import type { Code } from '../../../core/wire/coding.ts'
import { branches } from './branches.ts'

export type Way = 'up' | 'down' | 'in' | 'out'
export type Where = 'before' | 'after' | 'inside'

/** Siblings in the order of the book, whoever is shown. */
export function siblingsOf(codes: readonly Code[], parent: string | null): Code[] {
  return branches(codes)
    .map((line) => line.code)
    .filter((code) => parentIn(codes, code) === parent)
}

function parentIn(codes: readonly Code[], code: Code): string | null {
  return codes.some((one) => one.id === code.parent) ? code.parent : null
}

/** Null where there is nowhere to go. */
export function moveBy(codes: readonly Code[], id: string, way: Way): CodeMove | null {
  const code = codes.find((one) => one.id === id)
  if (!code) return null
  const parent = parentIn(codes, code)
  const siblings = siblingsOf(codes, parent)
  const at = siblings.findIndex((one) => one.id === id)
  switch (way) {
    case 'up':
      return at > 0 ? { parent, after: siblings[at - 2]?.id ?? null } : null
    case 'down':
      return at < siblings.length - 1 ? { parent, after: siblings[at + 1]?.id ?? null } : null
    case 'in': {
      const above = siblings[at - 1]
      return above
        ? { parent: above.id, after: siblingsOf(codes, above.id).at(-1)?.id ?? null }
        : null
    }
    case 'out': {
      const holder = codes.find((one) => one.id === parent)
      return holder ? { parent: parentIn(codes, holder), after: holder.id } : null
    }
    default:
      return way satisfies never
  }
}

/** Null for a drop on itself or below itself. */
export function dropOn(
  codes: readonly Code[],
  id: string,
  target: string,
  where: Where,
): CodeMove | null {
  const on = codes.find((one) => one.id === target)
  if (!on || isBelow(codes, target, id)) return null
  if (where === 'inside')
    return {
      parent: target,
      after: siblingsOf(codes, target).findLast((one) => one.id !== id)?.id ?? null,
    }
  const parent = parentIn(codes, on)
  if (where === 'after') return { parent, after: target }
  const others = siblingsOf(codes, parent).filter((one) => one.id !== id)
  return { parent, after: others[others.findIndex((one) => one.id === target) - 1]?.id ?? null }
}

/** True for a code itself and everything below it: none of these can become its parent. */
export function isBelow(codes: readonly Code[], id: string, top: string | undefined): boolean {
  let at: string | null = id
  for (let steps = 0; at !== null && steps <= codes.length; steps += 1) {
    if (at === top) return true
    at = codes.find((one) => one.id === at)?.parent ?? null
  }
  return false
}

/** The book as it will be read when the move has arrived. */
export function moved(codes: readonly Code[], id: string, { parent, after }: CodeMove): Code[] {
  const others = siblingsOf(codes, parent).filter((one) => one.id !== id)
  const at = others.findIndex((one) => one.id === after) + 1
  const order = [
    ...others.slice(0, at).map((one) => one.id),
    id,
    ...others.slice(at).map((one) => one.id),
  ]
  return codes.map((code) => {
    const position = order.indexOf(code.id)
    if (position === -1) return code
    return code.id === id
      ? { ...code, parent, position, revision: code.revision + 1 }
      : { ...code, position }
  })
}

/** Where it stands now, to be taken back to. */
export function placeOf(codes: readonly Code[], id: string): CodeMove {
  const code = codes.find((one) => one.id === id)
  const parent = code ? parentIn(codes, code) : null
  const siblings = siblingsOf(codes, parent)
  return { parent, after: siblings[siblings.findIndex((one) => one.id === id) - 1]?.id ?? null }
}
