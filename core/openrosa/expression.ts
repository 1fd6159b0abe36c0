// An author's expression as XForms writes it: `${name}` becomes a path, and the rest stays letter for letter.
import { type Place, pathTo } from './places.ts'

const parts = /"[^"]*"|'[^']*'|\$\{\s*(last-saved#)?([^}\s]+)\s*\}|[[\]]/g

const quoted = /\$\{\s*([^}\s]+)\s*\}/g

/** `places` by name. A name that nobody has is left as it was: soundness refuses it elsewhere. */
export function asXPath(
  text: string,
  from: Place,
  places: ReadonlyMap<string, Place>,
  isFilter = false,
): string {
  let depth = isFilter ? 1 : 0
  return text.replaceAll(
    parts,
    (whole, last: string | undefined, name: string | undefined, at: number) => {
      // In quotes it is a question that a function is told of: jr:choice-name(${town}, '${town}').
      if (whole.startsWith("'") || whole.startsWith('"'))
        return whole.replaceAll(quoted, (one, inner: string) => {
          const told = places.get(inner)
          return told ? pathTo(from, told, false) : one
        })
      if (whole === '[') depth += 1
      if (whole === ']') depth -= 1
      const to = name === undefined ? undefined : places.get(name)
      if (!to) return whole
      const path = last ? `instance('__last-saved')${to.path}` : pathTo(from, to, depth > 0)
      return apart(text[at - 1], path, text[at + whole.length])
    },
  )
}

/** A path and a word or a minus beside it would become one name. */
function apart(before: string | undefined, path: string, after: string | undefined): string {
  const touches = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}_.-]/u.test(sign)
  return `${touches(before) ? ' ' : ''}${path}${touches(after) ? ' ' : ''}`
}

/** Whether an expression asks for the last saved response. */
export function readsLastSaved(text: string): boolean {
  return text.includes('${last-saved#')
}

/** A text as an XPath literal, whatever quotes are in it. */
export function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`
}
