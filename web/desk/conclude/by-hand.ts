// A picture of the network in which somebody put factors elsewhere: their boxes move, and the arrows at them find a new way.
import type { Point } from './labels.ts'
import type { Arrow } from './layers.ts'
import type { Box, Picture, Way } from './place.ts'

const margin = 24

/** Boxes that nobody moved, and arrows between two of them, stay as they are laid. */
export function byHand(
  picture: Picture,
  arrows: readonly Arrow[],
  moved: ReadonlyMap<string, Point>,
): Picture {
  if (moved.size === 0) return picture
  const boxes = picture.boxes.map((box) => ({ ...box, ...moved.get(box.id) }))
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const laid = new Map(picture.ways.map((way) => [way.id, way]))
  const ways = arrows.flatMap((arrow): Way[] => {
    const way = laid.get(arrow.id)
    if (!moved.has(arrow.from) && !moved.has(arrow.to)) return way ? [way] : []
    const [from, to] = [byId.get(arrow.from), byId.get(arrow.to)]
    return from && to && from !== to ? [{ id: arrow.id, ...wayBetween(from, to) }] : []
  })
  return {
    boxes,
    ways,
    width: Math.max(picture.width, ...boxes.map((box) => box.x + box.width + margin)),
    height: Math.max(picture.height, ...boxes.map((box) => box.y + box.height + margin)),
  }
}

/** From the side that faces the other, level where they stand beside each other and upright where one is above. */
export function wayBetween(from: Box, to: Box): Omit<Way, 'id'> {
  const [a, b] = [middleOf(from), middleOf(to)]
  const isBeside = Math.abs(b.x - a.x) - from.width >= Math.abs(b.y - a.y) - from.height
  const start = side(from, a, b, isBeside)
  const end = side(to, b, a, isBeside)
  const bendStart = isBeside
    ? { x: (start.x + end.x) / 2, y: start.y }
    : { x: start.x, y: (start.y + end.y) / 2 }
  const bendEnd = isBeside
    ? { x: (start.x + end.x) / 2, y: end.y }
    : { x: end.x, y: (start.y + end.y) / 2 }
  const at = (t: number): Point => {
    const u = 1 - t
    const along = (k: 'x' | 'y') =>
      u ** 3 * start[k] +
      3 * u ** 2 * t * bendStart[k] +
      3 * u * t ** 2 * bendEnd[k] +
      t ** 3 * end[k]
    return { x: along('x'), y: along('y') }
  }
  return {
    path: `M${start.x} ${start.y}C${bendStart.x} ${bendStart.y} ${bendEnd.x} ${bendEnd.y} ${end.x} ${end.y}`,
    places: [0.5, 0.35, 0.65, 0.25, 0.75].map(at),
  }
}

function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function side(box: Box, own: Point, other: Point, isBeside: boolean): Point {
  if (isBeside) return { x: other.x > own.x ? box.x + box.width : box.x, y: own.y }
  return { x: own.x, y: other.y > own.y ? box.y + box.height : box.y }
}
