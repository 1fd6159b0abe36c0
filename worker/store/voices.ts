// Whose words a coding quotes: the source's participant, and every participant who speaks in that stretch of it.
// A focus group has no one participant, yet each of its members gave (or took back) a consent of their own.
import { sql } from 'drizzle-orm'
import { type Db, list, rows } from './db.ts'
import { nowhere, type Place, type Placed, placesOf } from './places.ts'
import { readable } from './sources.ts'

export type Spoken = Placed & { participant: string | null; role: string | null; mayQuote: number }
export type Voice = {
  place: Place
  /** The one who informs: the first participant who speaks there, else the source's; null where there is none. */
  participant: string | null
  role: string | null
  mayQuote: boolean
  /** Somebody who speaks there has withdrawn: it is not shown, and it does not count. */
  isWithdrawn: boolean
}

/** What is known of each by its own participant came with it; the speakers are looked up here. */
export async function voicesOf(
  db: Db,
  study: string,
  found: readonly Spoken[],
): Promise<Map<string, Voice>> {
  const places = await placesOf(db, found)
  const known = await knownAmong(
    db,
    study,
    [...places.values()].flatMap((place) => place.speakers),
  )
  return new Map(
    found.map((row) => {
      const place = places.get(row.id) ?? nowhere
      const speakers = place.speakers.flatMap((code) => known.get(code) ?? [])
      const [speaker] = speakers
      return [
        row.id,
        {
          place,
          participant: speaker?.code ?? row.participant,
          role: speaker?.role ?? row.role,
          mayQuote: row.mayQuote === 1 && speakers.every((one) => one.mayQuote === 1),
          isWithdrawn: speakers.some((one) => one.isWithdrawn === 1),
        },
      ]
    }),
  )
}

/** Who informs by each of these codings: the participant, or the source itself. Those that no longer stand are left out. */
export async function informantsOf(
  db: Db,
  study: string,
  codings: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows<Spoken>(
    db,
    sql`select c.id, c.source_id as source, c.version, c.start_at as start, c.end_at as "end",
        octet_length(v.blocks) as blocksBytes, s.participant, s.role, 0 as mayQuote
      from codings c join sources s on s.id = c.source_id
      join source_versions v on v.source_id = c.source_id and v.number = c.version
      where c.id in ${list([...new Set(codings)])} and c.study_id = ${study} and c.removed_at is null and c.unfit_at is null and ${readable}`,
  )
  const voices = await voicesOf(db, study, found)
  return new Map(
    found.flatMap((row) => {
      const voice = voices.get(row.id)
      return voice && !voice.isWithdrawn ? [[row.id, voice.participant ?? row.source]] : []
    }),
  )
}

export type Known = {
  code: string
  role: string
  /** JSON, each by its name. */
  attributes: string
  mayQuote: number
  isWithdrawn: number
}

/** Labels such as "Peneliti" are speakers too, and no participants. */
export async function knownAmong(
  db: Db,
  study: string,
  speakers: readonly string[],
): Promise<Map<string, Known>> {
  if (speakers.length === 0) return new Map()
  const inForce = sql`from consents k where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null`
  const found = await rows<Known>(
    db,
    sql`select p.code, p.role, p.attributes,
        exists (select 1 from json_each((select k.scopes ${inForce} order by k.given_at desc limit 1)) q
          where q.value = 'quote') as mayQuote,
        exists (select 1 from consents k where k.study_id = p.study_id and k.participant = p.code)
          and not exists (select 1 ${inForce}) as isWithdrawn
      from participants p where p.study_id = ${study} and p.code in ${list([...new Set(speakers)])}`,
  )
  return new Map(found.map((one) => [one.code, one]))
}
