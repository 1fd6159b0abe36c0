// All functions of the language by name, as ODK's XForms specification means them.
import type { Fn } from './function.ts'
import { date } from './functions-date.ts'
import { logic } from './functions-logic.ts'
import { number } from './functions-number.ts'
import { place } from './functions-place.ts'
import { sets } from './functions-sets.ts'
import { elsewhere, surveycto } from './functions-surveycto.ts'
import { text } from './functions-text.ts'

export const functions: ReadonlyMap<string, Fn> = new Map(
  [logic, sets, text, number, date, place, surveycto, elsewhere].flatMap((group) =>
    Object.entries(group),
  ),
)
