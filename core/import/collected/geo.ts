// Places as GeoJSON and as well-known text, in the spelling of XForms: `latitude longitude altitude accuracy`, points of a
// line with `;` between. RFC 7946 § 3.1.1 has the longitude first, and so has well-known text.

type Json = Record<string, unknown>

/** Null for what is no point, line or polygon. */
export function placeText(json: Json): string | null {
  const { type, coordinates, properties } = json
  if (!Array.isArray(coordinates)) return null
  const accuracies = isJson(properties) ? properties.accuracy : undefined
  if (type === 'Point') return pointText(coordinates, accuracies)
  if (type === 'LineString') return lineText(coordinates)
  return type === 'Polygon' && Array.isArray(coordinates[0]) ? lineText(coordinates[0]) : null
}

/** `POINT (106.8 -6.2 10)` as `-6.2 106.8 10`; any other text as it is. */
export function fromWellKnown(text: string): string {
  const found = /^\s*(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(+([^()]*)\)+\s*$/i.exec(text)
  if (!found) return text
  const points = (found[1] ?? '').split(',').map((point) => point.trim().split(/\s+/).map(Number))
  return lineText(points) ?? text
}

function lineText(points: unknown[]): string | null {
  const texts = points.map((point) => (Array.isArray(point) ? pointText(point) : null))
  return texts.includes(null) ? null : texts.join(';')
}

function pointText([longitude, latitude, altitude]: unknown[], accuracy?: unknown): string | null {
  const numbers = [latitude, longitude, altitude ?? 0, accuracy ?? 0]
  if (!numbers.every((one) => typeof one === 'number' && Number.isFinite(one))) return null
  const most = typeof accuracy === 'number' ? 4 : typeof altitude === 'number' ? 3 : 2
  return numbers
    .slice(0, most)
    .map((one) => plainNumber(one as number))
    .join(' ')
}

/** Without an exponent, which XForms does not know. */
export function plainNumber(value: number): string {
  const text = String(value)
  return /e/i.test(text) ? value.toFixed(12).replace(/\.?0+$/, '') : text
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
