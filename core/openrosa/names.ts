// Names for what an XForm holds: unique over the whole form, as our model has them, where XForms is content with unique
// paths.
import type { Element } from './tree.ts'
import { elements } from './tree.ts'

export type Named = {
  /** `/data/a/b`. */
  path: string
  name: string
  element: Element
  children: Named[]
}

/** `renamed` tells the paths whose last step could not stay their name. */
export function nameAll(data: Element): {
  nodes: Named[]
  renamed: { path: string; name: string }[]
} {
  const taken = new Set<string>()
  const renamed: { path: string; name: string }[] = []
  const below = (element: Element, at: string): Named[] =>
    distinct(elements(element)).flatMap((child) => {
      const path = `${at}/${child.name}`
      if (at === `/${data.name}` && child.name === 'meta') return []
      const name = free(child.name, element.name, taken)
      taken.add(name)
      if (name !== child.name) renamed.push({ path, name })
      return [{ path, name, element: child, children: below(child, path) }]
    })
  return { nodes: below(data, `/${data.name}`), renamed }
}

/** A repeat stands twice in an instance: as template and as first row. */
function distinct(found: Element[]): Element[] {
  const seen = new Map<string, Element>()
  for (const one of found) {
    const known = seen.get(one.name)
    if (!known || 'jr:template' in one.attributes) seen.set(one.name, one)
  }
  return [...seen.values()]
}

function free(wanted: string, parent: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, '_').slice(0, 100)
  const lawful = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`
  if (!taken.has(lawful)) return lawful
  const within = `${parent.replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, '_').slice(0, 20)}_${lawful}`
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? within : `${within}_${number}`
    if (!taken.has(name)) return name
  }
}
