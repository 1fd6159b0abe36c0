// Gives the ordered columns of a network their coordinates, and each arrow its smooth way between boxes.
import type { Point } from './labels.ts'
import type { Arrow, Columns } from './layers.ts'

export type Box = { id: string; x: number; y: number; width: number; height: number }
/** `places` are points along the way where words may stand, best first. */
export type Way = { id: string; path: string; places: Point[] }
export type Picture = { width: number; height: number; boxes: Box[]; ways: Way[] }
type Size = { width: number; height: number; across: number; down: number; margin: number }

const usual: Size = { width: 176, height: 64, across: 150, down: 28, margin: 24 }
const passingHeight = 12

export function place(net: Columns, arrows: readonly Arrow[], size: Size = usual): Picture {
  const middles = middlesOf(net, size)
  const boxes: Box[] = []
  const left = new Map<string, number>()
  net.columns.forEach((column, at) => {
    const x = size.margin + at * (size.width + size.across)
    for (const stop of column) {
      left.set(stop.id, x)
      const y = (middles.get(stop.id) ?? 0) - size.height / 2
      if (!stop.passing) boxes.push({ id: stop.id, x, y, width: size.width, height: size.height })
    }
  })
  const portOf = portsOf(net, middles, size)
  const ways = arrows.flatMap((arrow) => {
    const route = net.routes.get(arrow.id)
    if (!route) return []
    const ports = route.map((id, step): Port => {
      const x = left.get(id) ?? 0
      return {
        left: { x, y: portOf(arrow.id, id, step - 1) },
        right: { x: x + size.width, y: portOf(arrow.id, id, step) },
      }
    })
    const turned = route[0] !== arrow.from
    return [{ id: arrow.id, ...wayAlong(turned ? ports.toReversed() : ports, turned) }]
  })
  const columns = net.columns.length
  return {
    width: 2 * size.margin + columns * size.width + Math.max(0, columns - 1) * size.across,
    height: Math.max(0, ...boxes.map((box) => box.y + box.height)) + size.margin,
    boxes,
    ways,
  }
}

/** Arrows that share a side of a box do not share a point of it: they are spread along it, in the order of their other ends. */
function portsOf(net: Columns, middles: Map<string, number>, size: Size) {
  const middle = (id: string) => middles.get(id) ?? 0
  const sides = new Map<string, { arrow: string; other: number }[]>()
  const key = (id: string, step: number, arrow: string) => {
    const isOut = net.routes.get(arrow)?.[step] === id
    return `${id}/${isOut ? 'out' : 'in'}`
  }
  for (const [arrow, route] of net.routes)
    route.slice(1).forEach((next, step) => {
      const from = route[step] ?? next
      const add = (side: string, other: number) =>
        sides.set(side, [...(sides.get(side) ?? []), { arrow, other }])
      add(key(from, step, arrow), middle(next))
      add(key(next, step, arrow), middle(from))
    })
  for (const side of sides.values()) side.sort((a, b) => a.other - b.other)
  return (arrow: string, id: string, step: number): number => {
    const side = sides.get(key(id, step, arrow)) ?? []
    const index = side.findIndex((one) => one.arrow === arrow)
    if (index === -1 || side.length < 2) return middle(id)
    const gap = Math.min(14, (size.height - 16) / (side.length - 1))
    return middle(id) + (index - (side.length - 1) / 2) * gap
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

type Port = { left: Point; right: Point }

/** Leaves a box at its side, passes level through the columns between, and arrives level at the other's side. */
function wayAlong(route: readonly Port[], leftwards: boolean): Omit<Way, 'id'> {
  const out = leftwards ? 'left' : 'right'
  const into = leftwards ? 'right' : 'left'
  const steps: string[] = []
  const curves: Point[] = []
  const levels: Point[] = []
  route.slice(1).forEach((next, at) => {
    const from = route[at]
    if (!from) return
    const start = from[out]
    const end = next[into]
    const bend = (start.x + end.x) / 2
    steps.push(
      `${at === 0 ? 'M' : 'L'}${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`,
    )
    if (at > 0) levels.push({ x: (from.left.x + from.right.x) / 2, y: start.y })
    for (const share of [0.5, 0.35, 0.65, 0.25, 0.75]) curves.push(onCurve(start, end, share))
  })
  // The level stretch between two columns is the calmest place; after it the middle of a bend.
  return { path: steps.join(''), places: [...levels, ...curves] }
}

/** A point of the cubic Bézier that both ends leave level. */
function onCurve(start: Point, end: Point, t: number): Point {
  const u = 1 - t
  const bend = (start.x + end.x) / 2
  const edge = u ** 3 + 3 * u ** 2 * t
  return {
    x: u ** 3 * start.x + 3 * u * t * bend + t ** 3 * end.x,
    y: edge * start.y + (1 - edge) * end.y,
  }
}
