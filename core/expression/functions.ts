// The functions of the language by name, as ODK's XForms specification means them, but for the rare ones.
import type { Fn } from './function.ts'
import { date } from './functions-date.ts'
import { logic } from './functions-logic.ts'
import { number } from './functions-number.ts'
import { sets } from './functions-sets.ts'
import { text } from './functions-text.ts'

export const functions: ReadonlyMap<string, Fn> = new Map(
  [logic, sets, text, number, date].flatMap((group) => Object.entries(group)),
)
