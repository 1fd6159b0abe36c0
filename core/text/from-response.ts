// The words of a response as a source that can be coded: one block a paragraph, under the prompt it answers.
import { relevance } from '../answer/relevant.ts'
import { answerAt, asText, isEmpty } from '../answer/value.ts'
import { choicesOf } from '../instrument/choices.ts'
import { say } from '../instrument/label.ts'
import type { Instrument } from '../instrument/model.ts'
import { planOf } from '../instrument/plan.ts'
import { isAsked, type Question } from '../instrument/question.ts'
import type { Block } from '../wire/coding.ts'
import type { AnswerValue, Response } from '../wire/response.ts'
import { normalise } from './normalise.ts'

export type WordsOf = {
  text: string
  blocks: Block[]
  /** The codes that the prompts that were put aim at, and whether any of those got words: silence is told from this. */
  prompts: { codeName: string; answered: boolean }[]
}

/** `today` as in `relevance`; null is right for a response that passed the check. */
export function wordsOf(
  version: { instrument: Instrument },
  response: Response,
  today: string | null = null,
): WordsOf {
  const { instrument } = version
  const relevant = relevance(instrument, response.answers, today)
  const put = planOf(instrument).steps.filter(({ question }) => relevant.has(question.name))
  const blocks: Block[] = []
  const texts: string[] = []
  const answered = new Map<string, boolean>()
  let start = 0
  for (const { question } of put) {
    const paragraphs = paragraphsOf(instrument, question, response)
    for (const [index, paragraph] of paragraphs.entries()) {
      const end = start + paragraph.length
      blocks.push({ start, end, ...aboutBlock(instrument, question, response, index === 0) })
      texts.push(paragraph)
      start = end + 1
    }
    const hasWords = paragraphs.length > 0
    if (!hasWords && isSkipped(response, question)) continue
    for (const code of aimsOf(question))
      answered.set(code, (answered.get(code) ?? false) || hasWords)
  }
  const prompts = [...answered].map(([codeName, answered]) => ({ codeName, answered }))
  return { text: texts.join('\n'), blocks, prompts }
}

function aboutBlock(
  instrument: Instrument,
  question: Question,
  response: Response,
  isFirst: boolean,
): Omit<Block, 'start' | 'end'> {
  const { coverage, language, participant } = response
  const timeMs = Object.hasOwn(coverage, question.name) ? coverage[question.name]?.atMs : undefined
  return {
    question: question.name,
    ...(isFirst &&
      question.label && { heading: say(question.label, language, instrument.languages) }),
    // In an interview one person speaks; elsewhere the words are the researcher's notes.
    ...(instrument.technique === 'interview' && participant !== null && { speaker: participant }),
    ...(timeMs !== undefined && { timeMs }),
  }
}

function paragraphsOf(instrument: Instrument, question: Question, response: Response): string[] {
  const value = answerAt(response.answers, question.name)
  if (question.type === 'note' || value === undefined || isEmpty(value)) return []
  const words = normalise(inWords(instrument, question, value, response.language))
  return words.split('\n').filter((paragraph) => paragraph.trim() !== '')
}

/** Choices by their labels, as the person was asked. */
function inWords(
  instrument: Instrument,
  question: Question,
  value: AnswerValue,
  language: string,
): string {
  if (question.type !== 'selectOne' && question.type !== 'selectMany') return asText(value)
  const chosen = Array.isArray(value) ? value : [String(value)]
  const labels = chosen.map((name) => {
    const choice = choicesOf(instrument, question)?.find((one) => one.name === name)
    return choice ? say(choice.label, language, instrument.languages) : name
  })
  return labels.join('; ')
}

/** Passed over by the researcher, so never asked; a question that was refused had been. */
function isSkipped({ coverage }: Response, { name }: Question): boolean {
  return Object.hasOwn(coverage, name) && coverage[name]?.how === 'skipped'
}

function aimsOf(question: Question): string[] {
  return isAsked(question) ? (question.aims ?? []) : []
}
