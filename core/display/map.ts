// A map without tiles: points on plain paper, true to scale, with a graticule, a scale bar and north upwards.
import type { Spot } from './places.ts'

/** Metres of one degree of latitude; of longitude that times the cosine (a sphere, within half a percent). */
const degreeMetres = 111_195

export type Frame = {
  /** Pixels on the paper, from the upper left. */
  x: (longitude: number) => number
  y: (latitude: number) => number
  meridians: number[]
  parallels: number[]
  /** How many decimals tell two lines of the graticule apart. */
  decimals: number
  scale: { metres: number; pixels: number }
}

/**
 * The paper laid over all of the points, each way to the same scale (equirectangular at the middle latitude). A single point, or many at
 * one place, gets a few kilometres of paper around it.
 * @param size of the paper in pixels; `edge` is left free on each side
 */
export function frameOf(
  spots: readonly Pick<Spot, 'latitude' | 'longitude'>[],
  size: { width: number; height: number; edge: number },
): Frame {
  const [south, north] = rangeOf(spots.map((one) => one.latitude))
  const [west, east] = rangeOf(spots.map((one) => one.longitude))
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const across = Math.max(0.01, Math.cos((middle.latitude * Math.PI) / 180))
  const free = { width: size.width - 2 * size.edge, height: size.height - 2 * size.edge }
  const least = 0.02
  const perDegree = Math.min(
    free.width / (Math.max(least, east - west) * across),
    free.height / Math.max(least, north - south),
  )
  const x = (longitude: number) =>
    size.width / 2 + (longitude - middle.longitude) * across * perDegree
  const y = (latitude: number) => size.height / 2 - (latitude - middle.latitude) * perDegree
  const shown = {
    latitude: size.height / perDegree,
    longitude: size.width / (perDegree * across),
  }
  const step = niceStep(Math.max(shown.latitude, shown.longitude) / 5)
  const metres = niceStep((size.width / 4 / perDegree) * degreeMetres)
  return {
    x,
    y,
    meridians: linesIn(middle.longitude, shown.longitude, step),
    parallels: linesIn(middle.latitude, shown.latitude, step),
    decimals: Math.max(0, -Math.floor(Math.log10(step))),
    scale: { metres, pixels: (metres / degreeMetres) * perDegree },
  }
}

function rangeOf(values: readonly number[]): [least: number, most: number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  )
}

/** The greatest of 1, 2 and 5 times a power of ten that is no more than this. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2].find((times) => times * power <= most) ?? 1) * power
}

/** Multiples of the step inside the paper, counted as whole numbers so that 0.3 stays 0.3. */
function linesIn(middle: number, width: number, step: number): number[] {
  const first = Math.ceil((middle - width / 2) / step)
  const last = Math.floor((middle + width / 2) / step)
  const parts = Math.round(1 / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    step < 1 ? (first + at) / parts : (first + at) * step,
  )
}

/** Points that fall on each other stand as one, with how many they are. */
export function piles<S extends Pick<Spot, 'latitude' | 'longitude'>>(
  spots: readonly S[],
  groupOf: (spot: S) => string,
): { spot: S; spots: S[] }[] {
  const found = Map.groupBy(spots, (one) => `${one.latitude} ${one.longitude} ${groupOf(one)}`)
  return [...found.values()].flatMap((spots) => (spots[0] ? [{ spot: spots[0], spots }] : []))
}
