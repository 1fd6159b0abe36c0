// The words of a response as a source that can be coded: one block a paragraph, under the prompt it answers; then,
// in a focus group, what was said turn by turn; then what the researcher noted at moments of the talk.
import { type Form, type FormNode, openForm } from '../answer/form.ts'
import { bare } from '../answer/surroundings.ts'
import { isAsked } from '../instrument/asked.ts'
import type { Instrument } from '../instrument/model.ts'
import type { Block } from '../wire/coding.ts'
import type { Response } from '../wire/response.ts'
import { inWords } from './in-words.ts'
import { normalise } from './normalise.ts'

export type WordsOf = {
  text: string
  blocks: Block[]
  /** The codes that the prompts that were put aim at, and whether any of those got words: silence is told from this. */
  prompts: { codeName: string; answered: boolean }[]
}

/** `form` is the response, open; for those who have opened it already. */
export function wordsOf(
  { instrument }: { instrument: Instrument },
  response: Response,
  form: Form = openForm(
    instrument,
    response.answers,
    bare(null, { language: response.language, isSent: true }),
  ),
): WordsOf {
  const prompts = promptsIn(form.root, [])
  const worded = [
    ...prompts.flatMap((prompt) => answerBlocks(instrument, prompt, response)),
    ...turnBlocks(response, prompts),
    ...noteBlocks(response, prompts),
  ]
  let end = -1
  const blocks = worded.map(({ words, ...block }) => {
    const start = end + 1
    end = start + words.length
    return { start, end, ...block }
  })
  const text = worded.map(({ words }) => words).join('\n')
  return { text, blocks, prompts: aimsOf(prompts, response) }
}

type Prompt = {
  node: FormNode
  words: string /** The rows it lies in, as they are called. */
  rows: string[]
}
type Worded = Omit<Block, 'start' | 'end'> & { words: string }

/** The questions that were put, in reading order. */
function promptsIn(node: FormNode, rows: string[]): Prompt[] {
  if (!node.isRelevant) return []
  if (!('items' in node.item)) {
    const words = node.item.type === 'note' ? '' : normalise(inWords(node))
    return [{ node, words, rows }]
  }
  const isRepeat = node.item.type === 'repeat' && !node.isRow
  return node.children.flatMap((child, index) =>
    promptsIn(
      child,
      isRepeat ? [...rows, `${node.says('label') || node.item.name} ${index + 1}`] : rows,
    ),
  )
}

function answerBlocks(
  instrument: Instrument,
  { node, words, rows }: Prompt,
  { coverage, participant }: Response,
): Worded[] {
  const timeMs = Object.hasOwn(coverage, node.ref) ? coverage[node.ref]?.atMs : undefined
  const heading = [...rows, node.says('label')].filter((part) => part !== '').join(' · ')
  return paragraphs(words).map((paragraph, index) => ({
    words: paragraph,
    question: node.item.name,
    ...(node.ref !== node.item.name && { ref: node.ref }),
    ...(index === 0 && heading !== '' && { heading }),
    // In an interview one person speaks; elsewhere the words are the researcher's notes.
    ...(instrument.technique === 'interview' && participant !== null && { speaker: participant }),
    ...(timeMs !== undefined && { timeMs }),
  }))
}

/** The words of whoever leads the talk ask; all others tell, each under their code or their label. */
function turnBlocks({ turns = [], seats = [] }: Response, prompts: readonly Prompt[]): Worded[] {
  const bySeat = new Map(seats.map((seat) => [seat.seat, seat]))
  return turns.flatMap(({ seat: number, atMs, words = '', ref }) => {
    const seat = bySeat.get(number)
    return paragraphs(normalise(words)).map((paragraph) => ({
      words: paragraph,
      ...questionOf(prompts, ref),
      speaker: seat?.participant ?? seat?.label ?? String(number),
      ...(seat?.leads === true && { asks: true }),
      timeMs: atMs,
    }))
  })
}

/** Nobody speaks in them: they are the researcher's. */
function noteBlocks({ marks = [] }: Response, prompts: readonly Prompt[]): Worded[] {
  return marks.flatMap(({ text = '', ref, atMs }) =>
    paragraphs(normalise(text)).map((paragraph) => ({
      words: paragraph,
      ...questionOf(prompts, ref),
      asks: true,
      timeMs: atMs,
    })),
  )
}

/** A question that is not put any more, or was another version's, is left out rather than named. */
function questionOf(prompts: readonly Prompt[], ref: string | undefined): { question?: string } {
  const prompt = ref === undefined ? undefined : prompts.find(({ node }) => node.ref === ref)
  return prompt ? { question: prompt.node.item.name } : {}
}

function paragraphs(words: string): string[] {
  return words.split('\n').filter((paragraph) => paragraph.trim() !== '')
}

function aimsOf(prompts: readonly Prompt[], response: Response): WordsOf['prompts'] {
  const inTurns = toldInTurns(response)
  const answered = new Map<string, boolean>()
  for (const { node, words } of prompts) {
    const hasWords = words.trim() !== '' || inTurns.has(node.ref)
    const { item } = node
    if ('items' in item || !isAsked(item)) continue
    if (!hasWords && isUndecided(response, node.ref)) continue
    for (const code of item.aims ?? [])
      answered.set(code, (answered.get(code) ?? false) || hasWords)
  }
  return [...answered].map(([codeName, answered]) => ({ codeName, answered }))
}

function toldInTurns({ turns = [], seats = [] }: Response): Set<string | undefined> {
  const leaders = new Set(seats.flatMap(({ seat, leads }) => (leads ? [seat] : [])))
  const told = turns.filter(({ seat, words = '' }) => !leaders.has(seat) && words.trim() !== '')
  return new Set(told.map(({ ref }) => ref))
}

/**
 * Without words that is no silence: the researcher passed it over, or the talk was recorded, and what was said waits for
 * its transcript. A question that was refused had been asked, recorded or not.
 */
function isUndecided({ coverage, recordings = [] }: Response, ref: string): boolean {
  const how = Object.hasOwn(coverage, ref) ? coverage[ref]?.how : undefined
  return how === 'skipped' || (recordings.length > 0 && how !== 'refused')
}
