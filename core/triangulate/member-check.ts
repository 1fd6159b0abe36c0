// A read-back of findings to a participant, as a small instrument of its own: what was understood, whether it is right, and their words.
import type { Instrument } from '../instrument/model.ts'

export type ReadBack = {
  finding: string
  number: number
  /** What is read to them, in words they would use. */
  summary: string
  /** The names of the finding's codes: the answer is asked for them. */
  codes: string[]
}
export type ReadBackWords = {
  title: string
  isItRight: string
  confirmed: string
  qualified: string
  disagreed: string
  why: string
}

/** The question that asks of a finding; the one for the words has `_words` after its name. */
export function questionOf(number: number): string {
  return `finding_${number}`
}

/** One language: that in which it is read. The slug names the check, so that what was asked once stays as it was asked. */
export function memberCheckOf(
  slug: string,
  language: string,
  findings: readonly ReadBack[],
  words: ReadBackWords,
): Instrument {
  const said = (text: string) => ({ [language]: text })
  return {
    slug,
    kind: 'interview',
    technique: 'interview',
    title: said(words.title),
    languages: [language],
    about: 'participant',
    roles: [],
    needs: [],
    items: findings.flatMap(({ number, summary, codes }): Instrument['items'] => [
      {
        type: 'selectOne',
        name: questionOf(number),
        label: said(`${summary}\n\n${words.isItRight}`),
        required: true,
        choices: (['confirmed', 'qualified', 'disagreed'] as const).map((name) => ({
          name,
          label: said(words[name]),
        })),
      },
      {
        type: 'text',
        name: `${questionOf(number)}_words`,
        label: said(words.why),
        long: true,
        aims: codes,
      },
    ]),
  }
}
