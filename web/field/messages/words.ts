// The phone's words in both languages, for `useWords`.
import type { Words } from '../../kit/language.ts'
import { en } from './en.ts'
import { type FieldMessages, id } from './id.ts'

export const words: Words<FieldMessages> = { id, en }
