// An answer of a received response in words, and what its place is called.
import { type Form, type FormNode, openForm } from '../../../core/answer/form.ts'
import { bare } from '../../../core/answer/surroundings.ts'
import { asText } from '../../../core/answer/value.ts'
import { inWords } from '../../../core/text/in-words.ts'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { day, numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'

export function formOfResponse(
  { instrumentVersion, body }: Pick<ResponseDetail, 'instrumentVersion' | 'body'>,
  language: Language,
): Form {
  const surroundings = bare(body.finalisedAt, { language, isSent: true })
  return openForm(instrumentVersion.instrument, body.answers, surroundings)
}

export function shownAnswer(node: FormNode, language: Language): string {
  const { item, value } = node
  // Four digits may be a year, so whole numbers are grouped only from five.
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 10_000
      ? String(value)
      : numberOf(value, language)
  if (item.type === 'date' && typeof value === 'string') return day(value, language)
  return inWords(node) || asText(value)
}

/** `members/r3/age` is "Members 2 · Age": the rows by their order, the question by its label. */
export function placeLabel(form: Form, ref: string): string {
  const steps = ref.split('/')
  const rows = steps.slice(0, -1).flatMap((step, index) => {
    if (index % 2 === 1) return []
    const repeat = form.at(steps.slice(0, index + 1).join('/'))
    const row = steps.slice(0, index + 2).join('/')
    const number = repeat ? repeat.children.findIndex((one) => one.ref === row) + 1 : 0
    return [`${repeat?.says('label') || step} ${number || ''}`.trim()]
  })
  return [...rows, form.at(ref)?.says('label') || (steps.at(-1) ?? ref)].join(' · ')
}
