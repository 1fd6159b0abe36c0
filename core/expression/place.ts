// Plane and sphere: what the place functions reckon, in metres, with the sphere that ODK uses.

export type Point = { latitude: number; longitude: number }

// The equatorial radius as ODK's engines have it.
const radius = 6_378_100

/** `latitude longitude altitude accuracy`, the last two optional. */
export function readPoint(text: string): Point | null {
  const parts = text.trim().split(/\s+/)
  const [latitude, longitude] = parts.map(Number)
  if (parts.length < 2 || parts.length > 4 || parts.map(Number).some(Number.isNaN)) return null
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : { latitude, longitude }
}

/** Points with semicolons between and, perhaps, after them. */
export function readTrace(text: string): Point[] | null {
  const parts = text
    .trim()
    .replace(/(\s*;)+$/, '')
    .split(';')
  const points = parts.flatMap((part) => readPoint(part) ?? [])
  return points.length === parts.length ? points : null
}

/** Square metres, to the hundredth. A trace that is not closed is closed. */
export function areaOf(points: readonly Point[]): number {
  const [first] = points
  if (!first || points.length < 3) return 0
  const total = [...points, first].reduce((sum, end, index, all) => {
    const start = all[index - 1] ?? end
    const width = radians(end.longitude - start.longitude)
    return sum + width * (2 + Math.sin(radians(end.latitude)) + Math.sin(radians(start.latitude)))
  }, 0)
  return hundredths(Math.abs((total * radius * radius) / 2))
}

/** Metres along the points, to the hundredth. */
export function distanceOf(points: readonly Point[]): number {
  return hundredths(
    points.reduce((sum, end, index) => sum + between(points[index - 1] ?? end, end), 0),
  )
}

function between(start: Point, end: Point): number {
  const [one, two] = [radians(start.latitude), radians(end.latitude)]
  const turn = radians(start.longitude - end.longitude)
  const cosine = Math.sin(one) * Math.sin(two) + Math.cos(one) * Math.cos(two) * Math.cos(turn)
  // The same place twice can come out a hair above 1.
  return Math.acos(Math.min(1, cosine)) * radius
}

/** Whether a point lies in a closed shape, by counting the sides that a ray crosses. */
export function isInside({ latitude, longitude }: Point, fence: readonly Point[]): boolean {
  const [first, last] = [fence[0], fence.at(-1)]
  if (!first || !last || fence.length < 2) return false
  if (first.latitude !== last.latitude || first.longitude !== last.longitude) return false
  let inside = false
  sidesOf(fence).forEach(([a, b]) => {
    if (b.latitude > latitude === a.latitude > latitude) return
    const slope = (a.longitude - b.longitude) / (a.latitude - b.latitude)
    if (longitude < slope * (latitude - b.latitude) + b.longitude) inside = !inside
  })
  return inside
}

/** Whether two sides that do not follow each other meet, on the plane of degrees. */
export function crossesItself(points: readonly Point[]): boolean {
  const sides = sidesOf(points)
  const isClosed = sides.length > 2 && isSame(points[0], points.at(-1))
  return sides.some((side, index) =>
    sides.slice(index + 2).some((other, further) => {
      const meetsAsEnds = isClosed && index === 0 && index + 2 + further === sides.length - 1
      return !meetsAsEnds && doMeet(side, other)
    }),
  )
}

type Side = readonly [Point, Point]

function sidesOf(points: readonly Point[]): Side[] {
  return points.flatMap((end, index) => {
    const start = points[index - 1]
    return start ? [[start, end] as const] : []
  })
}

function isSame(a: Point | undefined, b: Point | undefined): boolean {
  return a?.latitude === b?.latitude && a?.longitude === b?.longitude
}

function doMeet([a, b]: Side, [c, d]: Side): boolean {
  const [one, two, three, four] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (one * two < 0 && three * four < 0) return true
  return (
    (one === 0 && isBetween(a, b, c)) ||
    (two === 0 && isBetween(a, b, d)) ||
    (three === 0 && isBetween(c, d, a)) ||
    (four === 0 && isBetween(c, d, b))
  )
}

/** Left of the line is positive, right negative, on it 0. */
function turn(a: Point, b: Point, c: Point): number {
  return Math.sign(
    (b.longitude - a.longitude) * (c.latitude - a.latitude) -
      (b.latitude - a.latitude) * (c.longitude - a.longitude),
  )
}

function isBetween(a: Point, b: Point, c: Point): boolean {
  const within = (one: number, two: number, three: number) =>
    Math.min(one, two) <= three && three <= Math.max(one, two)
  return within(a.longitude, b.longitude, c.longitude) && within(a.latitude, b.latitude, c.latitude)
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
