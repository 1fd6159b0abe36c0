// What of a source is shown: codings by code, coder and layer, turns by question and speaker, or only what waits for its code.
import type { Block, Coding, Source } from '../../../core/wire/coding.ts'

export type Filter = {
  code: string | null
  coder: string | null
  layer: Coding['layer'] | null
  question: string | null
  speaker: string | null
  /** Only turns without a code. */
  uncoded: boolean
  /** Only turns that were drawn for a round of one's own. */
  drawn: boolean
}

export const everything: Filter = {
  code: null,
  coder: null,
  layer: null,
  question: null,
  speaker: null,
  uncoded: false,
  drawn: false,
}

export function codingsShown(codings: readonly Coding[], filter: Filter): readonly Coding[] {
  const { code, coder, layer } = filter
  if (code === null && coder === null && layer === null) return codings
  return codings.filter(
    (one) =>
      (code === null || one.code === code) &&
      (coder === null || one.coder === coder) &&
      (layer === null || one.layer === layer),
  )
}

/** The indices of the turns to show; null shows all. */
export function turnsShown(
  source: Source,
  filter: Filter,
  uncoded: ReadonlySet<number>,
  drawn: ReadonlySet<number>,
): ReadonlySet<number> | null {
  const { question, speaker } = filter
  if (question === null && speaker === null && !filter.uncoded && !filter.drawn) return null
  return new Set(
    source.blocks.flatMap((block, index) =>
      (question === null || questionOf(block) === question) &&
      (speaker === null || block.speaker === speaker) &&
      (!filter.uncoded || uncoded.has(index)) &&
      (!filter.drawn || drawn.has(index))
        ? [index]
        : [],
    ),
  )
}

export function questionOf(block: Block): string | undefined {
  return block.heading ?? block.question
}

/** What there is to choose from, each once, in the order of the text. */
export function choicesIn(source: Source, codings: readonly Coding[]) {
  const once = <T>(list: (T | undefined)[]): T[] => [
    ...new Set(list.filter((one) => one !== undefined)),
  ]
  return {
    questions: once(source.blocks.map(questionOf)),
    speakers: once(source.blocks.map((block) => block.speaker)),
    coders: once(codings.map((one) => one.coder)).toSorted((a, b) => a.localeCompare(b, 'id')),
    layers: once(codings.map((one) => one.layer)),
  }
}
