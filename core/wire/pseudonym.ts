// The key of a study's pseudonyms, and the names that were found in its sources. All of it is identity data.
import * as v from 'valibot'
import type { Occurrence } from '../pseudonym/find.ts'
import { codeForm, kinds } from '../pseudonym/subject.ts'
import { StudyCode, Words } from './words.ts'

export const PseudonymCode = v.pipe(v.string(), v.regex(codeForm, 'pseudonym.form'))

export const NewPseudonym = v.strictObject({
  kind: v.picklist(kinds),
  /** As they are said: a name, a nickname, a place. Those of a participant's identity need not be said again. */
  names: v.pipe(v.array(v.pipe(Words(200), v.minLength(1))), v.maxLength(50)),
  participant: v.nullable(StudyCode),
})
export type NewPseudonym = v.InferOutput<typeof NewPseudonym>
export type Pseudonym = NewPseudonym & { code: string }

export type NameFound = Occurrence & {
  words: string
  /** A few words on both sides, to judge it by. */
  before: string
  after: string
  /** What it is refused by: it follows from the words and what stands around them, and tells neither. */
  mark: string
}

/** Of one source, in its newest text, without what was refused. */
export type NamesIn = {
  source: string
  title: string
  version: number
  found: NameFound[]
  /** How many more there are: they are told when these are done. */
  left: number
  /** The title itself names somebody. */
  isTitled: boolean
}

const Mark = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'mark.form'))
export const Refusals = v.strictObject({
  refuse: v.pipe(v.array(Mark), v.maxLength(5_000)),
  admit: v.pipe(v.array(Mark), v.maxLength(5_000)),
})
export type Refusals = v.InferOutput<typeof Refusals>
