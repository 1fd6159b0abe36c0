// Typing a transcript while listening: turns, stamps and speakers as edits of plain text, in the form that blocks are found in:
// `[00:12:34] Peneliti: …`. Offsets are UTF-16 units, as a text field counts them.

/** `from` … `to` is replaced, and the caret stands at `caret` afterwards. */
export type Stroke = { from: number; to: number; insert: string; caret: number }

/** "00:12:34", to the second. */
export function stampOf(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

type Head = {
  /** Where the line begins, and where its words do. */
  start: number
  wordsAt: number
  stamp: string
  speaker: string
}

const head = /^(\[\d{2,3}:\d{2}:\d{2}\] ?)?(?:([^:\n[\]]{1,80}): ?)?/u

/** What stands before the words of the line that the caret is in; a colon names a speaker only among those who are known. */
function headAt(text: string, caret: number, speakers: readonly string[]): Head {
  const start = text.lastIndexOf('\n', caret - 1) + 1
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end === -1 ? text.length : end)
  const [whole = '', stamp = '', label = ''] = head.exec(line) ?? []
  const isKnown = speakers.includes(label)
  return {
    start,
    wordsAt: start + (isKnown ? whole.length : stamp.length),
    stamp,
    speaker: isKnown ? label : '',
  }
}

/** A new turn behind the caret, by whoever spoke before the one who speaks here, else by the next in the list. */
export function newTurn(
  text: string,
  caret: number,
  atMs: number,
  speakers: readonly string[],
): Stroke {
  const { speaker } = headAt(text, caret, speakers)
  const next = otherThan(text.slice(0, caret), speaker, speakers)
  const label = next === '' ? '' : `${next}: `
  const insert = `${text === '' ? '' : '\n'}[${stampOf(atMs)}] ${label}`
  return { from: caret, to: caret, insert, caret: caret + insert.length }
}

function otherThan(before: string, speaker: string, speakers: readonly string[]): string {
  const lines = before.split('\n')
  for (const line of lines.toReversed()) {
    const said = head.exec(line)?.[2] ?? ''
    if (said !== speaker && speakers.includes(said)) return said
  }
  return speakers[(speakers.indexOf(speaker) + 1) % Math.max(speakers.length, 1)] ?? ''
}

/** The line begins at this moment, whatever it said before. */
export function stampLine(
  text: string,
  caret: number,
  atMs: number,
  speakers: readonly string[],
): Stroke {
  const { start, stamp } = headAt(text, caret, speakers)
  const insert = `[${stampOf(atMs)}] `
  return {
    from: start,
    to: start + stamp.length,
    insert,
    caret: Math.max(caret, start + stamp.length) + insert.length - stamp.length,
  }
}

/** The next speaker takes the turn. Null with words before the caret: there the key goes on to the next field. */
export function nextSpeaker(
  text: string,
  caret: number,
  speakers: readonly string[],
): Stroke | null {
  const { start, wordsAt, stamp, speaker } = headAt(text, caret, speakers)
  if (caret > wordsAt || speakers.length === 0) return null
  return speakAs(
    { start, wordsAt, stamp },
    speakers[(speakers.indexOf(speaker) + 1) % speakers.length] ?? '',
    caret,
  )
}

/** Whoever is named takes the turn that the caret is in. */
export function giveTurn(
  text: string,
  caret: number,
  name: string,
  speakers: readonly string[],
): Stroke {
  return speakAs(headAt(text, caret, speakers), name, caret)
}

function speakAs(
  { start, wordsAt, stamp }: Pick<Head, 'start' | 'wordsAt' | 'stamp'>,
  name: string,
  caret: number,
): Stroke {
  const from = start + stamp.length
  const insert = `${name}: `
  return {
    from,
    to: wordsAt,
    insert,
    caret: Math.max(caret, wordsAt) + insert.length - (wordsAt - from),
  }
}

export function struck(text: string, { from, to, insert }: Stroke): string {
  return text.slice(0, from) + insert + text.slice(to)
}
