// A valibot issue as a problem of the catalogue: where and why, never the value that was sent.
import type * as v from 'valibot'
import { type Problem, problems } from '../problem.ts'

export function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const at = issue.path?.map((step) => String(step.key)).join('.') ?? ''
  if (issue.message === 'text.ill-formed') return problems.textIllFormed({ at })
  // Our own messages are codes (`name.form`); valibot's default ones echo the input, so their kind is told instead.
  const ours = /^[a-z-]+\.[a-z-]+$/.test(issue.message)
  return problems.requestMalformed({ at, reason: ours ? issue.message : issue.type })
}
