// A coded transcript as a document: the turns with their codes in the margin.
import { cut, type Span } from '../coding/spans.ts'

export type MarginCode = Span & { label: string; coder: string; colour: string; note: string }

export type Turn = {
  start: number
  end: number
  speaker: string
  /** The researcher's own. */
  asks: boolean
  time: string
  heading: string
}

export type Transcript = {
  title: string
  /** What is known of the source, a line each. */
  about: string[]
  text: string
  turns: Turn[]
  codings: MarginCode[]
  language: string
}

export type TurnPiece = { text: string; codings: MarginCode[] }

/** A turn's words, cut where a coding begins or ends. */
export function piecesOf({ text, codings }: Transcript, { start, end }: Turn): TurnPiece[] {
  const here = within(codings, start, end)
  const byId = new Map(here.map((coding) => [coding.id, coding]))
  return cut(start, end, here).map((piece) => ({
    text: text.slice(piece.start, piece.end),
    codings: piece.codings.flatMap((id) => byId.get(id) ?? []),
  }))
}

export function within(codings: readonly MarginCode[], start: number, end: number): MarginCode[] {
  return codings.filter((coding) => coding.start < end && coding.end > start)
}
