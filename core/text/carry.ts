// What of a text still stands in a corrected one: which stretches of the old text are the same words at the same question,
// and where they are now. A coding that lies in one of them goes along; the others are listed for a person.
import type { Block } from '../wire/coding.ts'

export type Worded = { text: string; blocks: readonly Block[] }

/** The old text from `start` to `end` stands unchanged `by` units further on (or back, below zero). */
export type Stretch = { start: number; end: number; by: number }

/** In the order of the old text, and as long as can be. */
export function unchanged(before: Worded, after: Worded): Stretch[] {
  const now = new Map(passagesOf(after).map((passage) => [passage.key, passage]))
  const stretches = passagesOf(before).flatMap((old) => {
    const found = now.get(old.key)
    return found ? unchangedIn(before.text, old, after.text, found) : []
  })
  return joined(stretches, before.text, after.text)
}

/** The words of one answer, or of one turn: its paragraphs stand together. */
type Passage = { key: string; start: number; end: number }

function passagesOf({ blocks }: Worded): Passage[] {
  const passages: Passage[] = []
  const seen = new Map<string, number>()
  let last: { about: string; passage: Passage } | null = null
  for (const block of blocks) {
    const about = aboutOf(block)
    if (last && last.about === about && block.question !== undefined) {
      last.passage.end = block.end
      continue
    }
    // Two turns of one speaker at one moment are told apart by their order.
    const nth = seen.get(about) ?? 0
    seen.set(about, nth + 1)
    const passage: Passage = { key: `${about} ${nth}`, start: block.start, end: block.end }
    passages.push(passage)
    last = { about, passage }
  }
  return passages
}

function aboutOf({ ref, question, speaker, timeMs }: Block): string {
  return question === undefined
    ? `turn ${speaker ?? ''} ${timeMs ?? ''}`
    : `answer ${ref ?? question}`
}

/** Whole lines first; of what was changed between them, what it begins and ends with. */
function unchangedIn(old: string, from: Passage, text: string, to: Passage): Stretch[] {
  const before = linesOf(old, from)
  const after = linesOf(text, to)
  const stretches: Stretch[] = []
  let [i, j] = [0, 0]
  for (const [atOld, atNew] of [...sameLines(before, after), [before.length, after.length]]) {
    stretches.push(...edges(old, before.slice(i, atOld), text, after.slice(j, atNew)))
    const line = before[atOld ?? -1]
    const same = after[atNew ?? -1]
    if (line && same)
      stretches.push({ start: line.start, end: line.end, by: same.start - line.start })
    i = (atOld ?? 0) + 1
    j = (atNew ?? 0) + 1
  }
  return stretches
}

type Line = { start: number; end: number; words: string }

function linesOf(text: string, { start, end }: Passage): Line[] {
  let at = start
  return text
    .slice(start, end)
    .split('\n')
    .map((words) => {
      const line = { start: at, end: at + words.length, words }
      at = line.end + 1
      return line
    })
}

/** Longer answers than this are compared line by line from both ends only: a table of all pairs would be too large. */
const mostLines = 1_000

/** Pairs of equal lines, ascending in both: a longest common subsequence. */
function sameLines(before: readonly Line[], after: readonly Line[]): [number, number][] {
  if (before.length > mostLines || after.length > mostLines) return []
  const width = after.length + 1
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  const isSame = (i: number, j: number) => before[i]?.words === after[j]?.words
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] = isSame(i, j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (isSame(i, j)) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** What two runs of changed lines have in common at their beginning and at their end. */
function edges(
  old: string,
  before: readonly Line[],
  text: string,
  after: readonly Line[],
): Stretch[] {
  const [start, end] = [before[0]?.start, before.at(-1)?.end]
  const [nowStart, nowEnd] = [after[0]?.start, after.at(-1)?.end]
  if (start === undefined || end === undefined || nowStart === undefined || nowEnd === undefined)
    return []
  const room = Math.min(end - start, nowEnd - nowStart)
  let head = 0
  while (head < room && old[start + head] === text[nowStart + head]) head++
  let tail = 0
  while (tail < room - head && old[end - 1 - tail] === text[nowEnd - 1 - tail]) tail++
  return [
    { start, end: start + head, by: nowStart - start },
    { start: end - tail, end, by: nowEnd - end },
  ].filter((stretch) => stretch.end > stretch.start)
}

/** Stretches that touch and move alike are one, so that a coding over several lines goes along too. */
function joined(stretches: readonly Stretch[], old: string, text: string): Stretch[] {
  const whole: Stretch[] = []
  for (const stretch of stretches) {
    const last = whole.at(-1)
    const touches =
      last?.end === stretch.start ||
      (last?.end === stretch.start - 1 &&
        old[last.end] === '\n' &&
        text[last.end + last.by] === '\n')
    if (last && touches && last.by === stretch.by) last.end = stretch.end
    else whole.push({ ...stretch })
  }
  return whole
}
