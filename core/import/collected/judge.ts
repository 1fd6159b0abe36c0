// What the form itself says of a response that was collected elsewhere. The data is there and cannot be asked again: what
// is no answer to its question is left out, and what an answer should not have been is told.
import { openSent } from '../../answer/check.ts'
import { momentIn } from '../../answer/day.ts'
import type { Form } from '../../answer/form.ts'
import { bare, type Surroundings } from '../../answer/surroundings.ts'
import type { Instrument } from '../../instrument/model.ts'
import type { Problem } from '../../problem.ts'
import type { Answers, Response } from '../../wire/response.ts'

/** Everything else that a check can say is a rule of the form, which the other program kept or did not. */
const unfit = new Set([
  'answer.wrong-type',
  'answer.not-a-choice',
  'answer.unknown-question',
  'text.ill-formed',
])

export function isUnfit({ code }: Problem): boolean {
  return unfit.has(code)
}

type Filled = Pick<Response, 'answers' | 'coverage' | 'probes' | 'finalisedAt' | 'language'>

/** The response, open, and everything that its check says. */
export function openCollectedResponse(
  instrument: Instrument,
  response: Filled,
  zone: string,
  part: Partial<Surroundings>,
): { form: Form; problems: Problem[] } {
  const { finalisedAt, language } = response
  const surroundings = bare(momentIn(zone, finalisedAt), { language, ...part, isCollected: true })
  return openSent(instrument, response, surroundings, 'final')
}

/** The answers without those at these refs: `members/r3/age`. */
export function withoutRefs(answers: Answers, refs: ReadonlySet<string>, prefix = ''): Answers {
  const kept: Answers = {}
  for (const [name, value] of Object.entries(answers)) {
    const ref = `${prefix}${name}`
    if (refs.has(ref)) continue
    const rows = Array.isArray(value) ? value.filter((one) => typeof one === 'object') : []
    kept[name] =
      rows.length === 0
        ? value
        : rows.map((row) => ({
            ...row,
            answers: withoutRefs(row.answers, refs, `${ref}/${row.id}/`),
          }))
  }
  return kept
}
