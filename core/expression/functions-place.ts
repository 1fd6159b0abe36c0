// Places: areas, lengths and fences over texts like `-0.50 117.15 12 5; ...`, reckoned as ODK's engine does.
import { type Call, type Fn, flatTexts, fn, many } from './function.ts'
import {
  areaOf,
  crossesItself,
  distanceOf,
  isInside,
  type Point,
  readPoint,
  readTrace,
} from './place.ts'

export const place: Record<string, Fn> = {
  area: fn(1, 1, (a) => {
    const points = pointsIn(flatTexts(a))
    return points === 'none' ? Number.NaN : points ? areaOf(points) : a.fail('place.form')
  }),
  distance: fn(1, many, (a) => {
    const points = pointsIn(flatTexts(a))
    return points === 'none' ? Number.NaN : points ? distanceOf(points) : a.fail('place.form')
  }),
  geofence: fn(2, 2, (a) => {
    const [point, fence] = [readPoint(a.text(0)), readTrace(a.text(1))]
    return point !== null && fence !== null && isInside(point, fence)
  }),
  intersects: fn(1, 1, (a: Call) => crossesItself(readTrace(a.text(0)) ?? [])),
}

/** One text is a trace or a shape, several are points; 'none' when no place is known yet. */
function pointsIn(texts: string[]): Point[] | 'none' | null {
  const given = texts.filter((text) => text.trim() !== '')
  if (given.length === 0) return 'none'
  const [first = ''] = given
  if (given.length === 1) return readTrace(first)
  const points = given.flatMap((text) => readPoint(text) ?? [])
  return points.length === given.length ? points : null
}
