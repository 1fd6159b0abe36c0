// How finished responses travel: alone while they are few, together when a queue of days has gathered.
import type { Sealed } from '../store/shape.ts'

const fewest = 4
const mostRows = 25
/** A cut-off request is sent again whole, so it stays small enough for a weak signal. */
const mostChars = 300_000

export function batchesOf(rows: readonly Sealed[]): Sealed[][] {
  if (rows.length < fewest) return rows.map((row) => [row])
  const batches: Sealed[][] = []
  let room = 0
  for (const row of rows) {
    const last = batches.at(-1)
    if (!last || last.length >= mostRows || row.text.length > room) {
      batches.push([row])
      room = mostChars - row.text.length
    } else {
      last.push(row)
      room -= row.text.length
    }
  }
  return batches
}
