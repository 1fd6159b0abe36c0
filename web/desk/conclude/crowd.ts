// The layout of a network that is too full for arrows to pass between boxes: small boxes in even columns, each as near to the
// outcome at the right as its arrows lead it. Linear in the arrows, so that it is there at once.
import { wayBetween } from './by-hand.ts'
import type { Arrow } from './layers.ts'
import type { Box, Picture } from './place.ts'

const box = { width: 132, height: 30 }
const apart = { across: 76, down: 14, margin: 20 }
/** Width to height of the whole picture. */
const shape = 1.7
const sweeps = 6

/** More arrows than this lie over each other however they are led. */
export const crowded = 100

export function crowdOf(factors: readonly string[], arrows: readonly Arrow[]): Picture {
  const cell = { width: box.width + apart.across, height: box.height + apart.down }
  const rows = Math.max(
    1,
    Math.ceil(Math.sqrt((factors.length * cell.width) / (cell.height * shape))),
  )
  const columns = inOrder(columnsByDistance(factors, arrows, rows), arrows)
  const boxes = columns.flatMap((column, at): Box[] =>
    column.map((id, row) => ({
      id,
      x: apart.margin + (columns.length - 1 - at) * cell.width,
      // A column that is not full stands in the middle.
      y: apart.margin + (row + (rows - column.length) / 2) * cell.height,
      ...box,
    })),
  )
  const byId = new Map(boxes.map((one) => [one.id, one]))
  return {
    boxes,
    ways: arrows.flatMap((arrow) => {
      const [from, to] = [byId.get(arrow.from), byId.get(arrow.to)]
      return from && to && from !== to ? [{ id: arrow.id, ...wayBetween(from, to) }] : []
    }),
    width: 2 * apart.margin + columns.length * cell.width - apart.across,
    height: 2 * apart.margin + rows * cell.height - apart.down,
  }
}

/** The first column is the outcome's alone; what no arrow leads from comes last. */
function columnsByDistance(
  factors: readonly string[],
  arrows: readonly Arrow[],
  rows: number,
): string[][] {
  const into = Map.groupBy(arrows, (arrow) => arrow.to)
  const [outcome] = factors.toSorted(
    (a, b) => (into.get(b)?.length ?? 0) - (into.get(a)?.length ?? 0),
  )
  if (outcome === undefined) return []
  const seen = new Set([outcome])
  // A set that grows while it is walked: breadth first, against the arrows.
  for (const id of seen) for (const arrow of into.get(id) ?? []) seen.add(arrow.from)
  const rest = [...seen, ...factors.filter((id) => !seen.has(id))].slice(1)
  const count = Math.ceil(rest.length / rows)
  return [
    [outcome],
    ...Array.from({ length: count }, (_, at) => rest.slice(at * rows, (at + 1) * rows)),
  ]
}

/** Each column by the middle of what its factors are joined to, to and fro until it has settled well enough. */
function inOrder(columns: string[][], arrows: readonly Arrow[]): string[][] {
  const joined = new Map<string, string[]>()
  const join = (a: string, b: string) => {
    const had = joined.get(a)
    if (had) had.push(b)
    else joined.set(a, [b])
  }
  for (const { from, to } of arrows) {
    join(from, to)
    join(to, from)
  }
  const height = new Map<string, number>()
  const settle = (column: readonly string[]) =>
    column.forEach((id, row) => {
      height.set(id, row - column.length / 2)
    })
  columns.forEach(settle)
  const middle = (id: string): number => {
    const others = joined.get(id) ?? []
    const sum = others.reduce((total, other) => total + (height.get(other) ?? 0), 0)
    return others.length === 0 ? (height.get(id) ?? 0) : sum / others.length
  }
  let now = columns
  for (let sweep = 0; sweep < sweeps; sweep++)
    now = now.map((column) => {
      const middles = new Map(column.map((id) => [id, middle(id)]))
      const sorted = column.toSorted((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0))
      settle(sorted)
      return sorted
    })
  return now
}
