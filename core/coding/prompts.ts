// What a source has words for: of each code that the prompts put in it aim at, whether anything was said.

import { isAsked } from '../instrument/asked.ts'
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import type { Block } from '../wire/coding.ts'

export type PromptCover = { code: string; answered: boolean }

/**
 * One line per code that the prompts of its blocks aim at; answered when somebody but the interviewer has words under one of them.
 * A prompt that no block stands under was not put, as far as anybody knows: its condition did not hold, the talk never came
 * to it, or nobody has matched the transcript to the guide. To say "asked, and nothing said" somebody must have looked.
 */
export function coverOf(
  instrument: Instrument,
  text: string,
  blocks: readonly Block[],
): PromptCover[] {
  const spoken = blocks.filter(
    (block) => !block.asks && text.slice(block.start, block.end).trim() !== '',
  )
  const put = new Set(blocks.map((block) => block.question))
  const withWords = new Set(spoken.map((block) => block.question))
  const cover = new Map<string, boolean>()
  for (const { question } of walk(instrument)) {
    if (!isAsked(question) || !put.has(question.name)) continue
    const answered = withWords.has(question.name)
    for (const code of question.aims ?? []) cover.set(code, (cover.get(code) ?? false) || answered)
  }
  return [...cover].map(([code, answered]) => ({ code, answered }))
}
