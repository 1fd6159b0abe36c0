// The files that answers name, wherever they stand: their bytes travel apart from the answers.
import type { Answers, AnswerValue, FileAnswer } from '../wire/response.ts'

/** Each file once, in the order of the answers, those in rows among them. */
export function filesIn(answers: Answers): FileAnswer[] {
  const found = new Map<string, FileAnswer>()
  const look = (value: AnswerValue): void => {
    if (typeof value !== 'object') return
    if ('file' in value) found.set(value.file, found.get(value.file) ?? value)
    if (!Array.isArray(value)) return
    for (const one of value)
      if (typeof one === 'object') for (const inner of Object.values(one.answers)) look(inner)
  }
  for (const value of Object.values(answers)) look(value)
  return [...found.values()]
}
