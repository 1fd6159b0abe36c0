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

/**
 * One code for each path, keyed by it, and for each step above one that the file does not have; without a mark every
 * path is a code of the first level, under its `parent` where it has one.
 */
export function codesOfPaths(
  paths: readonly PathCode[],
  mark: LevelMark | null,
  key: (path: string) => string,
): FileCode[] {
  const definitions = new Map(paths.map(({ path, definition }) => [path, definition]))
  const codes = new Map<string, FileCode & { path: string }>()
  const add = (path: string, label: string, parent: string | null) => {
    if (codes.has(path)) return
    codes.set(path, {
      path,
      key: key(path),
      guid: null,
      parent: parent === null ? null : key(parent),
      name: null,
      label,
      definition: definitions.get(path) ?? '',
      include: '',
      exclude: '',
      example: '',
      hue: null,
      position: codes.size,
    })
  }
  for (const { path, parent = null } of paths) {
    if (parent !== null) {
      // Who says the parent says the tree; that it is there and above is looked at below.
      add(path, shortened(path, parent, mark), parent)
      continue
    }
    const steps = mark === null ? [path] : stepsOf(path, mark)
    // A path may be written with other white space around its marks than the step above it.
    const above = steps.map((_, depth) =>
      depth === steps.length - 1 ? path : steps.slice(0, depth + 1).join(mark ?? ''),
    )
    for (const [depth, step] of steps.entries())
      add(above[depth] ?? path, step, above[depth - 1] ?? null)
  }
  return withoutCircles(withOwnNames([...codes.values()]))
}

function stepsOf(path: string, mark: LevelMark): string[] {
  const steps = path.split(mark).map((step) => step.trim())
  // A mark at either end, or two in a row, part nothing.
  return steps.every((step) => step !== '') ? steps : [path]
}

/** "kerja.bersama" below "kerja" is "bersama". */
function shortened(path: string, parent: string, mark: LevelMark | null): string {
  const head = `${parent}${mark ?? '.'}`
  return path.startsWith(head) && path.length > head.length ? path.slice(head.length) : path
}

/** A codebook tells codes apart by their names, so "lain" below two codes is called by its whole path in both places. */
function withOwnNames(codes: readonly (FileCode & { path: string })[]): FileCode[] {
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
