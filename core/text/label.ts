// What stands before the words of a transcript's line: a time stamp, a speaker's label, both, or neither.
// Offsets are over the untouched line, so the words can be coded where they stand.

export type Opening = {
  /** The label as it is written, without decoration and without a name in brackets; null when the line has none. */
  label: string | null
  timeMs: number | null
  /** Where the words begin. */
  wordsAt: number
}

const stamp = String.raw`[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?`
const stampFirst = new RegExp(String.raw`^\s*${stamp}\s*(?:[-–]\s+)?`, 'u')
const word = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’/_-]*`
const name = String.raw`(\p{L}[\p{L}\p{M}\p{N}.'’/_-]*(?: ${word}){0,3})`
const inBrackets = String.raw`(?:\s*\([^()\d:]{1,40}\))?`
// `Peneliti:`, `**K (Kiki):**`, `P1 [00:04:12] :`. A colon inside a word or a clock time (`10:30`) is no label.
const labelled = new RegExp(
  String.raw`^\s*(?:\*{1,2}|_{1,2})?${name}${inBrackets}(?:\s*${stamp})?(?:\*{1,2}|_{1,2})?\s*:(?:\*{1,2}|_{1,2})?(?=\s|$)\s*`,
  'u',
)
// `Sari 00:04` on a line of its own, as meeting software writes it; the words follow on the next line.
const headed = new RegExp(String.raw`^\s*${name}\s+${stamp}\s*$`, 'u')

/** No label is longer: what a line may open with is sought in this much of it. */
const openingChars = 120
const labelChars = 40

export function readOpening(line: string): Opening {
  const head = line.slice(0, openingChars)
  const before = stampFirst.exec(head)
  const rest = before ? head.slice(before[0].length) : head
  const found = labelled.exec(rest) ?? headed.exec(rest)
  if (found?.[1] && found[1].length <= labelChars)
    return {
      label: found[1],
      timeMs: milliseconds(before?.[1] ?? found[2]),
      wordsAt: (before?.[0].length ?? 0) + found[0].length,
    }
  // A bare `08:15` without a speaker is the hour of a field note, not a moment of a recording.
  const isBracketed = before !== null && /^\s*[[(]/.test(before[0])
  return isBracketed
    ? { label: null, timeMs: milliseconds(before[1]), wordsAt: before[0].length }
    : { label: null, timeMs: null, wordsAt: line.length - line.trimStart().length }
}

function milliseconds(text: string | undefined): number | null {
  if (text === undefined) return null
  const seconds = text
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
  return Math.round(seconds * 1000)
}
