// A refusal of core/problem.ts in the reader's words. Pages that need only this load none of the desk's words.
import { problems } from '../../core/problem.ts'
import { type Language, language } from './language.ts'
import { problemsInEnglish } from './messages/problems.en.ts'
import { problemsInIndonesian } from './messages/problems.id.ts'

type Name = keyof typeof problems
type DetailsOf<N extends Name> = Parameters<(typeof problems)[N]>[0]
/** A message for every problem of the catalogue, from its own details; a forgotten one does not compile. */
export type ProblemMessages = { readonly [N in Name]: (details: DetailsOf<N>) => string }

/** What has been refused, wherever it comes from: the phone's own check or the server's answer. */
export type Told = { code: string; details: Readonly<Record<string, unknown>> }

const messages: Record<Language, ProblemMessages> = {
  id: problemsInIndonesian,
  en: problemsInEnglish,
}

let names: Map<string, Name> | null = null

/**
 * `explain({ code: 'answer.required', details: { question: 'umur' } })`. With `label` questions are named as they are
 * asked, without it by their name. A code that this version does not know yet is told as a failure of the server.
 */
export function explain(
  told: Told,
  label: (question: string) => string = (question) => question,
  spoken: Language = language(),
): string {
  const name = nameOf(told.code) ?? 'serverFailed'
  const { question } = told.details
  const details =
    typeof question === 'string' ? { ...told.details, question: label(question) } : told.details
  return (messages[spoken][name] as (details: object) => string)(details)
}

/** The catalogue knows its codes only as what its makers return. */
function nameOf(code: string): Name | undefined {
  names ??= new Map(
    (Object.keys(problems) as Name[]).map((name) => [
      (problems[name] as (details: object) => { code: string })({}).code,
      name,
    ]),
  )
  return names.get(code)
}
