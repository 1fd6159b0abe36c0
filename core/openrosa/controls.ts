// The controls of an XForm's body, by the path of what they ask for.
import { type Element, elements } from './tree.ts'

export type Controls = {
  /** `input`, `select1`, `upload` and the like, and groups by their ref. */
  at: (path: string) => Element | undefined
  repeatAt: (path: string) => { repeat: Element; around: Element | undefined } | undefined
}

export function controlsIn(body: Element | undefined, root: string): Controls {
  const controls = new Map<string, Element>()
  const repeats = new Map<string, { repeat: Element; around: Element | undefined }>()
  const visit = (element: Element, around: Element | undefined, at: string): void => {
    for (const child of elements(element)) {
      const written = child.attributes.ref ?? child.attributes.nodeset ?? child.attributes.bind
      const path = written === undefined ? at : absolute(written, at)
      if (child.name === 'repeat')
        repeats.set(path, { repeat: child, around: child === element ? undefined : around })
      else if (written !== undefined && !controls.has(path)) controls.set(path, child)
      if (child.name === 'group' || child.name === 'repeat') visit(child, child, path)
    }
  }
  if (body) visit(body, undefined, root)
  return { at: (path) => controls.get(path), repeatAt: (path) => repeats.get(path) }
}

function absolute(path: string, at: string): string {
  return path.startsWith('/') ? path : `${at}/${path}`
}
