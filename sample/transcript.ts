// Turns as they are typed, made into what a source holds: one text, and blocks that point into it.
import type { Instrument } from '../core/instrument/model.ts'
import { findQuestion } from '../core/instrument/walk.ts'
import type { Block } from '../core/wire/coding.ts'

/** Who, when in the recording (mm:ss), what, and the prompt that is opened with this turn. */
export type Turn = readonly [speaker: string, at: string, text: string, question?: string]

/** A paragraph of notes or of a document, under the prompt it answers. */
export type Paragraph = readonly [question: string | null, text: string]

export type Written = { text: string; blocks: Block[] }

/** Whoever is named so asks; everybody else answers. */
export const asker = 'Peneliti'

/** A prompt holds until the next one is opened; its wording stands above the turn that opens it. */
export function writeTurns(turns: readonly Turn[], guide: Instrument): Written {
  let open: string | undefined
  return join(
    turns.map(([speaker, at, text, question]) => {
      open = question ?? open
      return {
        text,
        mark: {
          speaker,
          ...(speaker === asker ? { asks: true } : {}),
          ...(open ? { question: open } : {}),
          ...(question ? { heading: wordingOf(guide, question) } : {}),
          timeMs: milliseconds(at),
        },
      }
    }),
  )
}

export function writeParagraphs(paragraphs: readonly Paragraph[], guide: Instrument): Written {
  return join(
    paragraphs.map(([question, text], at) => {
      if (question === null) return { text, mark: {} }
      const opens = paragraphs[at - 1]?.[0] !== question
      return { text, mark: { question, ...(opens && { heading: wordingOf(guide, question) }) } }
    }),
  )
}

type Piece = { text: string; mark: Omit<Block, 'start' | 'end'> }

function join(pieces: Piece[]): Written {
  let start = 0
  const blocks = pieces.map(({ text, mark }) => {
    const block = { start, end: start + text.length, ...mark }
    start = block.end + 1
    return block
  })
  return { text: pieces.map((piece) => piece.text).join('\n'), blocks }
}

function wordingOf(guide: Instrument, question: string): string {
  const wording = findQuestion(guide, question)?.label?.id
  if (!wording) throw new Error(`${guide.slug} has no prompt ${question}`)
  return wording
}

function milliseconds(at: string): number {
  const [minutes, seconds] = at.split(':').map(Number)
  if (minutes === undefined || seconds === undefined || Number.isNaN(minutes + seconds))
    throw new Error(`not a time mark: ${at}`)
  return (minutes * 60 + seconds) * 1000
}
