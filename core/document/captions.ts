// Subtitles and machine transcripts as turns: WebVTT (w3.org/TR/webvtt1, 4.1) and SubRip, whose cues are a few seconds
// long and cut sentences anywhere. What one person says without a longer pause becomes one block that knows its moment.
import { readOpening } from '../text/label.ts'
import { normalise } from '../text/normalise.ts'
import { askersAmong, speakersAmong } from '../text/speakers.ts'
import type { Block } from '../wire/coding.ts'
import { asData, DocumentFault, type DocumentRefusal } from './fault.ts'

export type Captions = { text: string; blocks: Block[] }

type Cue = { fromMs: number; toMs: number; speaker: string | null; words: string }

/** A pause this long ends a block where nobody is named. */
const pauseMs = 2_000
/** Then a block ends with the next sentence: so much can be taken in, and clicked, as one. */
const fullChars = 500

export function readCaptions(file: string): Captions | DocumentRefusal {
  return asData(() => {
    const cues = named(cuesOf(normalise(file)))
    if (cues.length === 0) throw new DocumentFault('captions-none')
    return turnsOf(cues)
  })
}

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s|$)`)

/** Blocks that are no cues (WEBVTT, NOTE, STYLE, REGION) have no timing line; whatever precedes one is its name. */
function cuesOf(text: string): Cue[] {
  const cues: Cue[] = []
  for (const part of text.split(/\n[ \t]*\n/)) {
    const lines = part.split('\n')
    const at = lines.findIndex((line) => timing.test(line))
    const found = timing.exec(lines[at] ?? '')
    if (!found || /^(NOTE|STYLE|REGION)(\s|$)/.test(lines[0] ?? '')) continue
    const fromMs = milliseconds(found.slice(1, 5))
    const toMs = milliseconds(found.slice(5, 9))
    cues.push(
      ...voices(lines.slice(at + 1).join('\n')).map((voice) => ({ fromMs, toMs, ...voice })),
    )
  }
  return cues
}

function milliseconds([hours = '0', minutes = '0', seconds = '0', part = '0']: string[]): number {
  return (
    (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 +
    Number(part.padEnd(3, '0'))
  )
}

/** `<v Siti>Kami.</v>`: a cue may hold several voices. Other marks are about looks and go. */
function voices(payload: string): { speaker: string | null; words: string }[] {
  const parts = payload.split(/<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>/)
  const found: { speaker: string | null; words: string }[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const name = at === 0 ? '' : plain(parts[at - 1] ?? '')
    const words = plain(parts[at] ?? '')
    if (words !== '') found.push({ speaker: name === '' ? null : name.slice(0, 80), words })
  }
  return found
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  '#39': "'",
}

function plain(text: string): string {
  return text
    .replace(/<[^<>]*>|\{\\[^{}]*\}/g, '')
    .replace(/&(#39|[a-z]{2,4});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Where the file marks no voices, labels may stand in the words, as meeting software writes them. */
function named(cues: readonly Cue[]): Cue[] {
  if (cues.some((cue) => cue.speaker !== null)) return [...cues]
  const opened = cues.map((cue) => ({ cue, ...readOpening(cue.words) }))
  const people = speakersAmong(
    opened.flatMap(({ label, cue }) => (label === null ? [] : [{ label, words: cue.words }])),
  )
  let speaker: string | null = null
  return opened.map(({ cue, label, wordsAt }) => {
    const isOpened = label !== null && people.has(label)
    if (isOpened) speaker = label
    return { ...cue, speaker, words: isOpened ? cue.words.slice(wordsAt) : cue.words }
  })
}

function turnsOf(cues: readonly Cue[]): Captions {
  const turns: Cue[] = []
  for (const cue of cues) {
    const last = turns.at(-1)
    if (last && goesOn(last, cue)) {
      // Captions that roll say their last line again.
      const isSaidAgain = cue.words !== '' && last.words.endsWith(cue.words)
      if (!isSaidAgain) last.words = `${last.words} ${cue.words}`.trim()
      last.toMs = Math.max(last.toMs, cue.toMs)
    } else if (cue.words !== '') turns.push({ ...cue })
  }
  const spoken = turns.flatMap(({ speaker, words }) =>
    speaker === null ? [] : [{ label: speaker, words }],
  )
  const asks = askersAmong(spoken, new Set(spoken.map(({ label }) => label)))
  let end = -1
  const blocks = turns.map(({ speaker, words, fromMs }): Block => {
    const start = end + 1
    end = start + words.length
    return {
      start,
      end,
      ...(speaker !== null && { speaker }),
      ...(speaker !== null && asks.has(speaker) && { asks: true }),
      timeMs: fromMs,
    }
  })
  return { text: turns.map(({ words }) => words).join('\n'), blocks }
}

function goesOn(last: Cue, cue: Cue): boolean {
  if (last.speaker !== cue.speaker) return false
  const isPause = last.speaker === null && cue.fromMs - last.toMs >= pauseMs
  const isFull = last.words.length >= fullChars && /[.!?…]["”’)]?$/.test(last.words)
  return !isPause && !isFull
}
