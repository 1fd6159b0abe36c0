// The files that a response names, in its answers and of the whole talk: their bytes travel apart from it.
import type { Answers, AnswerValue, FileAnswer, Response, Row } from '../wire/response.ts'

type Naming = Pick<Response, 'answers' | 'recordings'> & {
  /** What a moved draft keeps aside, which may take its place again. */
  aside?: readonly { part: string; value?: unknown }[] | undefined
}

/** Each file once: those of answers in their order, those in rows among them, then the recordings of the talk. */
export function filesIn({ answers, recordings = [], aside = [] }: Naming): FileAnswer[] {
  const found = new Map<string, FileAnswer>()
  const add = (file: FileAnswer) => found.set(file.file, found.get(file.file) ?? file)
  const look = (value: AnswerValue): void => {
    if (typeof value !== 'object') return
    if ('file' in value) add(value)
    if (!Array.isArray(value)) return
    for (const one of value)
      if (typeof one === 'object') for (const inner of Object.values(one.answers)) look(inner)
  }
  for (const value of Object.values(answers)) look(value)
  for (const { part, value } of aside) if (part === 'answer') look(value as AnswerValue)
  for (const { spans: _, ...file } of recordings) add(file)
  return [...found.values()]
}

/** The answers without those that name one of these files, in rows too. */
export function withoutFiles(answers: Answers, files: ReadonlySet<string>): Answers {
  if (files.size === 0) return answers
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]): [string, AnswerValue][] => {
      if (typeof value !== 'object') return [[name, value]]
      if ('file' in value) return files.has(value.file) ? [] : [[name, value]]
      if (!isRows(value)) return [[name, value]]
      return [[name, value.map((row) => ({ ...row, answers: withoutFiles(row.answers, files) }))]]
    }),
  )
}

function isRows(value: AnswerValue): value is Row[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object')
}
