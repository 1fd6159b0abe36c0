// Gives the ordered columns of a network their coordinates, and each arrow its smooth way between boxes.
import type { Arrow, Columns } from './layers.ts'

export type Box = { id: string; x: number; y: number; width: number; height: number }
export type Way = { id: string; path: string; middle: { x: number; y: number } }
export type Picture = { width: number; height: number; boxes: Box[]; ways: Way[] }
type Size = { width: number; height: number; across: number; down: number; margin: number }

const usual: Size = { width: 176, height: 64, across: 150, down: 28, margin: 24 }
const passingHeight = 12

export function place(net: Columns, arrows: readonly Arrow[], size: Size = usual): Picture {
  const middles = middlesOf(net, size)
  const boxes: Box[] = []
  const stops = new Map<string, { left: number; right: number; y: number }>()
  net.columns.forEach((column, at) => {
    const x = size.margin + at * (size.width + size.across)
    for (const stop of column) {
      const y = middles.get(stop.id) ?? 0
      stops.set(stop.id, { left: x, right: x + size.width, y })
      if (!stop.passing)
        boxes.push({
          id: stop.id,
          x,
          y: y - size.height / 2,
          width: size.width,
          height: size.height,
        })
    }
  })
  const ways = arrows.flatMap((arrow) => {
    const route = net.routes.get(arrow.id)?.flatMap((id) => stops.get(id) ?? [])
    if (!route) return []
    const turned = net.routes.get(arrow.id)?.[0] !== arrow.from
    return [{ id: arrow.id, ...wayAlong(turned ? route.toReversed() : route, turned) }]
  })
  const columns = net.columns.length
  return {
    width: 2 * size.margin + columns * size.width + Math.max(0, columns - 1) * size.across,
    height: Math.max(0, ...boxes.map((box) => box.y + box.height)) + size.margin,
    boxes,
    ways,
  }
}

/** Stacked without overlap, then drawn towards the middle of what each is joined to, twice each way. */
function middlesOf(net: Columns, size: Size): Map<string, number> {
  const half = (passing: boolean) => (passing ? passingHeight : size.height) / 2
  const joined = new Map<string, string[]>()
  for (const route of net.routes.values())
    route.forEach((id, at) => {
      const beside = [route[at - 1], route[at + 1]].filter((other) => other !== undefined)
      joined.set(id, [...(joined.get(id) ?? []), ...beside])
    })
  const middles = new Map<string, number>()
  const stack = (wish: (id: string) => number | undefined, columns: Columns['columns']) => {
    for (const column of columns) {
      const wished = column.map((stop) => wish(stop.id) ?? middles.get(stop.id) ?? 0)
      let floor = Number.NEGATIVE_INFINITY
      const pushed = column.map((stop, at) => {
        const y = Math.max(wished[at] ?? 0, floor + half(stop.passing))
        floor = y + half(stop.passing) + size.down
        return y
      })
      // What pushing moved down is shared out again, so that a column stays centred on its wishes.
      const shift = mean(pushed.map((y, at) => (wished[at] ?? 0) - y))
      column.forEach((stop, at) => {
        middles.set(stop.id, (pushed[at] ?? 0) + shift)
      })
    }
  }
  stack(() => 0, net.columns)
  const towards = (id: string) => {
    const others = (joined.get(id) ?? []).flatMap((other) => middles.get(other) ?? [])
    return others.length > 0 ? mean(others) : undefined
  }
  for (let turn = 0; turn < 4; turn++)
    stack(towards, turn % 2 === 0 ? net.columns : net.columns.toReversed())
  const top = Math.min(
    0,
    ...net.columns.flat().map((s) => (middles.get(s.id) ?? 0) - half(s.passing)),
  )
  return new Map([...middles].map(([id, y]) => [id, y - top + size.margin]))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Leaves a box at its side, passes level through the columns between, and arrives level at the other's side. */
function wayAlong(route: { left: number; right: number; y: number }[], leftwards: boolean) {
  const out = leftwards ? ('left' as const) : ('right' as const)
  const into = leftwards ? ('right' as const) : ('left' as const)
  const steps: string[] = []
  let middle = { x: 0, y: 0 }
  const middleStep = Math.floor((route.length - 2) / 2)
  route.slice(1).forEach((next, at) => {
    const from = route[at]
    if (!from) return
    const start = { x: from[out], y: from.y }
    const end = { x: next[into], y: next.y }
    const bend = (start.x + end.x) / 2
    steps.push(
      `${at === 0 ? 'M' : 'L'}${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`,
    )
    if (at === middleStep) middle = { x: bend, y: (start.y + end.y) / 2 }
  })
  return { path: steps.join(''), middle }
}
