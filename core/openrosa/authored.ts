// An XForm's expression as an author would write it: paths to questions become `${name}`, the rest stays.

const step = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.-]*`
const parts = new RegExp(
  String.raw`"[^"]*"|'[^']*'|(instance\(\s*['"]__last-saved['"]\s*\))?((?:/${step})+)|(?:current\(\)\s*/\s*)?((?:\.\.(?:\s*/\s*)?)+(?:${step}(?:/${step})*)?)`,
  'gu',
)

/** `nameAt` knows the name of the question at a path. What leads nowhere that we know stays a path. */
export function authored(
  text: string,
  from: string,
  nameAt: (path: string) => string | undefined,
): string {
  const replaced = text.replaceAll(
    parts,
    (
      whole,
      last: string | undefined,
      absolute: string | undefined,
      relative: string | undefined,
    ) => {
      // A question that a function is told of by its path.
      const told = /^(['"])(\/.+)\1$/.exec(whole)?.[2]
      const toldName = told === undefined ? undefined : nameAt(told)
      if (toldName !== undefined) return `'\${${toldName}}'`
      const path = absolute ?? (relative === undefined ? undefined : resolve(relative, from))
      const name = path === undefined ? undefined : nameAt(path)
      if (name === undefined) return whole
      return last === undefined ? `\${${name}}` : `\${last-saved#${name}}`
    },
  )
  return replaced.trim()
}

function resolve(relative: string, from: string): string {
  const steps = from.split('/')
  for (const one of relative.split('/').map((part) => part.trim())) {
    if (one === '..') steps.pop()
    else if (one !== '') steps.push(one)
  }
  return steps.join('/')
}
