// Codes whose names are paths ("kerja.bersama", "Kerja\Bersama", "Kerja > Bersama") as a tree.
import type { FileCode } from '../coding/import-plan.ts'

/** How programs write a path. MAXQDA: `\` and, in newer ones, ` > `; Taguette's users: `.` and `/`; ATLAS.ti's: `::`. */
export const levelMarks = ['\\', ' > ', '::', '/', '.'] as const
export type LevelMark = (typeof levelMarks)[number]

export type PathCode = { path: string; definition: string; parent?: string | null }

/**
 * The mark that seems to be meant: two paths share what stands before it, or it is a path of its own. Null where a mark
 * is only a sign in a name ("dsb.", "ya/tidak").
 */
export function guessLevels(paths: readonly string[]): LevelMark | null {
  const known = new Set(paths)
  for (const mark of levelMarks) {
    const parents = paths.flatMap((path) => {
      const steps = stepsOf(path, mark)
      return steps.length > 1 ? [steps.slice(0, -1).join(mark)] : []
    })
    const isMeant =
      parents.some((parent) => known.has(parent)) || new Set(parents).size < parents.length
    if (isMeant) return mark
  }
  return null
}

/** One code for each path, in levels where a mark parts them, under its `parent` where the file names one. */
export function codesOfPaths(
  paths: readonly PathCode[],
  mark: LevelMark | null,
  key: (path: string) => string,
): FileCode[] {
  const codes = paths.map(({ path, definition, parent = null }, position) =>
    plainCode(key(path), {
      label: parent === null ? path : shortened(path, parent),
      definition,
      parent: parent === null ? null : key(parent),
      position,
    }),
  )
  return mark === null ? withoutCircles(codes) : inLevels(codes, mark, key)
}

/**
 * Codes of the first level whose names are paths go below the code that their path names; a level that the file does not
 * have is made, with a key that `key` gives its path.
 */
export function inLevels(
  codes: readonly FileCode[],
  mark: LevelMark,
  key: (path: string) => string,
): FileCode[] {
  const byPath = new Map<string, OfPath>()
  const others: FileCode[] = []
  for (const code of codes) {
    const path = stepsOf(code.label, mark).join(mark)
    if (code.parent !== null || byPath.has(path)) others.push(code)
    else byPath.set(path, { ...code, path })
  }
  for (const [path, code] of [...byPath]) {
    const steps = stepsOf(path, mark)
    let above: string | null = null
    for (const [depth, label] of steps.slice(0, -1).entries()) {
      const at = steps.slice(0, depth + 1).join(mark)
      const made: OfPath = {
        ...plainCode(key(at), { label, parent: above, position: byPath.size }),
        path: at,
      }
      const level: OfPath = byPath.get(at) ?? made
      byPath.set(at, level)
      above = level.key
    }
    byPath.set(path, { ...code, label: steps.at(-1) ?? path, parent: above })
  }
  // As a tree reads: each code before those below it.
  const below = Map.groupBy(withOwnNames([...byPath.values()]), ({ parent }) => parent)
  const walk = (parent: string | null): FileCode[] =>
    (below.get(parent) ?? []).flatMap((code) => [code, ...walk(code.key)])
  return withoutCircles([...walk(null), ...others])
}

type OfPath = FileCode & { path: string }

function plainCode(key: string, code: Partial<FileCode>): FileCode {
  return {
    key,
    guid: null,
    parent: null,
    name: null,
    label: '',
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: null,
    position: 0,
    ...code,
  }
}

function stepsOf(path: string, mark: LevelMark): string[] {
  const steps = path.split(mark).map((step) => step.trim())
  // A mark at either end, or two in a row, part nothing; nor does anybody have more levels than these.
  return steps.length <= 20 && steps.every((step) => step !== '') ? steps : [path]
}

/** "kerja.bersama" below "kerja" is "bersama". */
function shortened(path: string, parent: string): string {
  const head = `${parent}.`
  return path.startsWith(head) && path.length > head.length ? path.slice(head.length) : path
}

/** A codebook tells codes apart by their names, so "lain" below two codes is called by its whole path in both places. */
function withOwnNames(codes: readonly OfPath[]): FileCode[] {
  const times = Map.groupBy(codes, ({ label }) => label.toLowerCase())
  return codes.map(({ path, ...code }) =>
    times.get(code.label.toLowerCase())?.length === 1 ? code : { ...code, label: path },
  )
}

function withoutCircles(codes: readonly FileCode[]): FileCode[] {
  const parents = new Map(codes.map(({ key, parent }) => [key, parent]))
  return codes.map((code) => {
    const seen = new Set([code.key])
    for (let at = code.parent; at !== null; at = parents.get(at) ?? null) {
      if (seen.has(at) || !parents.has(at)) return { ...code, parent: null }
      seen.add(at)
    }
    return code
  })
}
