// What people have said of a text's blocks without changing its words: whom a label means, and at what moment a block begins.
import type { Block } from '../wire/coding.ts'
import type { Moment, Speaker } from '../wire/listening.ts'

export type Told = { speakers: readonly Speaker[]; moments: readonly Moment[] }

/**
 * The blocks as they count: a label that means a participant becomes their code, the researcher's turns ask, and a label
 * that is nobody's leaves its block without a speaker. The same array where nothing was told.
 */
export function blocksAsTold(blocks: readonly Block[], { speakers, moments }: Told): Block[] {
  if (speakers.length === 0 && moments.length === 0) return blocks as Block[]
  const byLabel = new Map(speakers.map((speaker) => [speaker.label, speaker]))
  const byStart = new Map(moments.map(({ start, timeMs }) => [start, timeMs]))
  return blocks.map((block) => at(spoken(block, byLabel.get(block.speaker ?? '')), byStart))
}

function spoken(block: Block, told: Speaker | undefined): Block {
  if (!told) return block
  const { speaker, asks: _, ...rest } = block
  if (told.meant === 'nobody') return rest
  if (told.meant === 'researcher') return { ...rest, speaker: told.label, asks: true }
  return { ...rest, speaker: told.participant ?? speaker ?? told.label }
}

function at(block: Block, byStart: ReadonlyMap<number, number | null>): Block {
  const told = byStart.get(block.start)
  if (told === undefined) return block
  const { timeMs: _, ...rest } = block
  return told === null ? rest : { ...rest, timeMs: told }
}

/** A label as it stands in the text, and how many turns it opens. */
export type Labelled = { label: string; turns: number }

/** The labels of a text in the order in which they first speak. */
export function labelsOf(blocks: readonly Block[]): Labelled[] {
  const turns = new Map<string, number>()
  for (const { speaker } of blocks)
    if (speaker !== undefined) turns.set(speaker, (turns.get(speaker) ?? 0) + 1)
  return [...turns].map(([label, turns]) => ({ label, turns }))
}
