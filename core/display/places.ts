// Where responses were taken, and how a map tells it without telling where somebody lives.
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import type { Answers } from '../wire/response.ts'
import type { Technique } from '../wire/words.ts'

/** One place of one response. Degrees (WGS 84) and metres; without `exact`, rounded and without accuracy. */
export type TakenPlace = {
  /** The response, and the question's name with its row where it lies in a repeat: `letak`, `rumah/r3/letak`. */
  response: string
  at: string
  /** The case, else the participant; null for what is about the whole study. */
  subject: string | null
  technique: Technique
  occurredOn: string
  /** What the response was scored, null where it was not. */
  total: number | null
  band: string | null
  latitude: number
  longitude: number
  accuracy: number | null
}

export type Spot = Pick<TakenPlace, 'at' | 'latitude' | 'longitude' | 'accuracy'>

/** The points among the answers, rows of repeats included. */
export function spotsIn(instrument: Instrument, answers: Answers): Spot[] {
  const names = new Set(
    walk(instrument).flatMap(({ question }) => (question.type === 'geopoint' ? question.name : [])),
  )
  return names.size === 0 ? [] : below(answers, names, '')
}

function below(answers: Answers, names: ReadonlySet<string>, before: string): Spot[] {
  return Object.entries(answers).flatMap(([name, value]): Spot[] => {
    const at = `${before}${name}`
    if (typeof value === 'string' && names.has(name)) return spotOf(at, value)
    if (!Array.isArray(value)) return []
    return value.flatMap((row) =>
      typeof row === 'object' ? below(row.answers, names, `${at}/${row.id}/`) : [],
    )
  })
}

/** XForms writes a point as "latitude longitude altitude accuracy"; the last two may be missing. */
function spotOf(at: string, text: string): Spot[] {
  const [latitude = Number.NaN, longitude = Number.NaN, , accuracy = Number.NaN] = text
    .trim()
    .split(/\s+/)
    .map(Number)
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return []
  return [{ at, latitude, longitude, accuracy: Number.isFinite(accuracy) ? accuracy : null }]
}

/** A hundredth of a degree is about 1.1 km: a village stays a village, a house is no longer a house. */
export const roundedTo = 0.01

export function rounded<S extends Spot>(spot: S): S {
  const near = (degrees: number) => Math.round(degrees / roundedTo) / Math.round(1 / roundedTo)
  return {
    ...spot,
    latitude: near(spot.latitude),
    longitude: near(spot.longitude),
    accuracy: null,
  }
}
