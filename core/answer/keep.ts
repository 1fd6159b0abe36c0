// What of an open form is kept: as a draft all that was typed, to hand in only what counts.
import type { Answers } from '../wire/response.ts'
import type { Cell, Home } from './cell.ts'
import { isEmpty } from './value.ts'

/** All that was typed, also where it is not put now, so that it comes back when its condition does. */
export function keepAll(home: Home): Answers {
  const kept = { ...home.strays }
  for (const cell of home.cells) {
    const rows = [...cell.below, ...cell.spare]
    if (cell.slot.item.type === 'repeat' && rows.length > 0) kept[cell.name] = rowsOf(rows, keepAll)
    else if (cell.value !== undefined) kept[cell.name] = cell.value
  }
  return kept
}

/** What is put and not empty. What belongs to no question stays, for the check to tell. */
export function handIn(home: Home): Answers {
  const kept = { ...home.strays }
  for (const cell of home.cells) {
    if (!cell.isRelevant) continue
    if (cell.slot.item.type === 'repeat' && cell.below.length > 0)
      kept[cell.name] = rowsOf(cell.below, handIn)
    else if (cell.value !== undefined && !isEmpty(cell.value)) kept[cell.name] = cell.value
  }
  return kept
}

function rowsOf(rows: readonly Cell[], keep: (home: Home) => Answers) {
  return rows.flatMap(({ row }) => (row ? [{ id: row.id, answers: keep(row) }] : []))
}
