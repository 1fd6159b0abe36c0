// What people type into a search, read or refused.
import { problems, Refusal } from '../../core/problem.ts'
import { type Query, readQuery } from '../../core/search/query.ts'

/** Punctuation alone asks for nothing. */
export function queryOf(typed: string, forms: '0' | '1' | undefined): Query {
  const asked = readQuery(typed, forms !== '0')
  if (!asked) throw new Refusal(problems.requestMalformed({ at: 'q', reason: 'query.empty' }))
  return asked
}
