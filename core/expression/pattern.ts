// Authored patterns, in time linear to the text: re2js. It is heavy, so it stays apart from the evaluator: the phone
// loads it when an instrument has a pattern, the Worker imports it.
import { RE2JS } from 're2js'

const longest = 1_000
const compiled = new Map<string, RE2JS | null>()

/** The pattern must match the whole text, as in ODK Collect; null when it cannot be read. */
export function matches(text: string, pattern: string): boolean | null {
  return patternOf(pattern)?.matches(text) ?? null
}

function patternOf(pattern: string): RE2JS | null {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const made = compile(pattern)
  // An instrument has few patterns; one that is put together from answers must not fill the memory.
  if (compiled.size >= 200) compiled.clear()
  compiled.set(pattern, made)
  return made
}

function compile(pattern: string): RE2JS | null {
  if (pattern.length > longest) return null
  try {
    return RE2JS.compile(pattern)
  } catch {
    // Whatever the library says of a pattern, for the author it is one that cannot be read.
    return null
  }
}
