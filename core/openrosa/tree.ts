// The XML of a form as a small tree to walk: names without prefixes, white space between elements dropped.

export type Element = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (Element | string)[]
}

export function elements(of: Element | undefined, name?: string): Element[] {
  return (of?.children ?? []).flatMap((child) =>
    typeof child !== 'string' && (name === undefined || child.name === name) ? [child] : [],
  )
}

export function only(of: Element | undefined, name: string): Element | undefined {
  return elements(of, name)[0]
}

/** The words in an element and in what is below it. */
export function wordsIn(of: Element): string {
  return of.children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('')
}
