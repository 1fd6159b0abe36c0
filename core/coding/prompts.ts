// What a source has words for: of each code that its instrument aims at, whether anything was said.
import type { Instrument, Item } from '../instrument/model.ts'
import { isAsked } from '../instrument/question.ts'
import type { Block } from '../wire/coding.ts'

export type PromptCover = { code: string; answered: boolean }

/**
 * One line per code that the instrument's prompts aim at; answered when the answer to one of them has words.
 * A transcript whose blocks name no prompt at all (nobody has matched it to the guide yet) counts as answered wherever anybody
 * but the interviewer speaks: to say "asked, and nothing said" somebody must have looked.
 */
export function coverOf(
  instrument: Instrument,
  text: string,
  blocks: readonly Block[],
): PromptCover[] {
  const spoken = blocks.filter(
    (block) => !block.asks && text.slice(block.start, block.end).trim() !== '',
  )
  const isMatched = blocks.some((block) => block.question !== undefined)
  const withWords = new Set(spoken.map((block) => block.question))
  const cover = new Map<string, boolean>()
  for (const prompt of promptsOf(instrument.items)) {
    const answered = isMatched ? withWords.has(prompt.name) : spoken.length > 0
    for (const code of prompt.aims) cover.set(code, (cover.get(code) ?? false) || answered)
  }
  return [...cover].map(([code, answered]) => ({ code, answered }))
}

function promptsOf(items: readonly Item[]): { name: string; aims: readonly string[] }[] {
  return items.flatMap((item) => {
    if ('items' in item) return promptsOf(item.items)
    return !isAsked(item) ? [] : [{ name: item.name, aims: item.aims ?? [] }]
  })
}
