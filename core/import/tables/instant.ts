// A moment in a cell of somebody's table, where it says one beyond doubt.
import { isDay } from '../../wire/words.ts'

/**
 * ISO 8601 in UTC. A day counts from its midnight; a time without a zone is taken as UTC, as nobody can tell. Null for
 * what has its day and month in an order that depends on a country.
 */
export function instantOf(cell: string): string | null {
  const said =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      cell.trim(),
    )
  if (!said || !isDay(said.slice(1, 4).join('-'))) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = said
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
