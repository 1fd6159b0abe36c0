// What can be looked for: the study's cases and participants, each with all the words that are known of it.
import type { FieldKit } from '../../../core/wire/field.ts'

export type Subject = {
  kind: 'participant' | 'case'
  code: string
  /** A participant's role, a case's label. */
  about: string
  /** The case that a participant belongs to, as it is called. */
  group: string
  attributes: Record<string, string>
}

export function subjectsOf({ participants, cases }: FieldKit): Subject[] {
  const labels = new Map(cases.map(({ code, label }) => [code, label]))
  return [
    ...participants.map((one): Subject => {
      const { code, role, attributes } = one
      const group = one.case === null ? '' : `${one.case} ${labels.get(one.case) ?? ''}`.trim()
      return { kind: 'participant', code, about: role, group, attributes }
    }),
    ...cases.map(({ code, label, attributes }): Subject => {
      return { kind: 'case', code, about: label, group: '', attributes }
    }),
  ]
}

/**
 * Every typed word must stand somewhere in what is known. Who is called so by the code comes first: `P-01` means P-01
 * before P-010. The words are made small once, so that thousands are searched between two keys.
 */
export function finder(subjects: readonly Subject[]): (typed: string) => Subject[] {
  const known = subjects.map((subject) => ({
    subject,
    code: subject.code.toLowerCase(),
    words: [subject.code, subject.about, subject.group, ...Object.values(subject.attributes)]
      .join(' ')
      .toLowerCase(),
  }))
  return (typed) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    const [first = ''] = words
    const rank = (code: string) => (code === first ? 0 : code.startsWith(first) ? 1 : 2)
    return known
      .filter((one) => words.every((word) => one.words.includes(word)))
      .sort((a, b) => rank(a.code) - rank(b.code))
      .map(({ subject }) => subject)
  }
}
