// Places as XForms spells them: `latitude longitude altitude accuracy`; a line is several with `;` between.

export type Fix = {
  latitude: number
  longitude: number
  altitude: number | null
  /** Metres within which it lies with 95 %; null for what was typed. */
  accuracy: number | null
}

export function pointText({ latitude, longitude, altitude, accuracy }: Fix): string {
  const metres = [altitude ?? 0, accuracy ?? 0].map((value) => plain(value, 1))
  return [plain(latitude, 7), plain(longitude, 7), ...metres].join(' ')
}

export function readPoint(text: string): Fix | null {
  const [latitude, longitude, altitude = 0, accuracy = 0] = text.trim().split(/\s+/).map(Number)
  if (latitude === undefined || longitude === undefined) return null
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isPlace ? { latitude, longitude, altitude, accuracy: accuracy || null } : null
}

export function readLine(text: string): Fix[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .flatMap((part) => readPoint(part) ?? [])
}

/** Undefined while there are too few: a line needs two places, a shape three, and a shape ends where it began. */
export function lineText(places: readonly Fix[], isShape: boolean): string | undefined {
  const [first] = places
  if (!first || places.length < (isShape ? 3 : 2)) return undefined
  return (isShape ? [...places, first] : places).map(pointText).join('; ')
}

/** The places of a shape without the one that closes it. */
export function openPlaces(text: string, isShape: boolean): Fix[] {
  const places = readLine(text)
  return isShape ? places.slice(0, -1) : places
}

/** Metres between two places, on a sphere of the Earth's mean radius (IUGG: 6,371,008.8 m); haversine. */
export function metresBetween(a: Fix, b: Fix): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const chord =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** A typed number, with a comma or a point; null when it is none. */
export function readDegrees(text: string): number | null {
  const tight = text.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(tight) ? Number(tight) : null
}

/** Written out: XForms knows no exponent. */
function plain(value: number, decimals: number): string {
  return value
    .toFixed(decimals)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')
}
