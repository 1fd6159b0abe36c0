// Places told in an earlier version of a text, and where they are in its newest: over corrections made at the desk by their
// edits, over revisions from a phone by the words that stand unchanged.
import { sql } from 'drizzle-orm'
import { type Stretch, unchanged } from '../../core/text/carry.ts'
import { carryOver, carrySpan, type Edit } from '../../core/text/edit.ts'
import type { Block } from '../../core/wire/coding.ts'
import { type Db, rows } from './db.ts'

export type Place = { start: number; end: number }
type Told = Place & { source: string; version: number }

/** From the version before to this one. */
type Step = { source: string; version: number; carry: (place: Place) => Place | null }

/** Null when the words of the place went away on the way. */
export async function carrierOf(
  db: Db,
  places: readonly Told[],
): Promise<(place: Told) => Place | null> {
  const steps = await stepsSince(db, places)
  return ({ source, version, start, end }) =>
    steps
      .filter((step) => step.source === source && step.version > version)
      .reduce<Place | null>((place, { carry }) => place && carry(place), { start, end })
}

type Version = {
  source: string
  version: number
  kind: string | null
  edits: string | null
  /** Of a revision, and of the text that it replaced: the words are compared. */
  text: string | null
  blocks: string | null
  before: string | null
  blocksBefore: string | null
}

async function stepsSince(db: Db, places: readonly Told[]): Promise<Step[]> {
  const oldest = new Map<string, number>()
  for (const { source, version } of places)
    oldest.set(source, Math.min(version, oldest.get(source) ?? version))
  // A phone's words and the same without names were kept together: between them nothing was told, so both are one step.
  const found = await rows<Version>(
    db,
    sql`select v.source_id as source, v.number as version, v.kind, iif(r.number is null, v.edits, null) as edits,
        iif(r.number is null, null, v.text) as text, iif(r.number is null, null, v.blocks) as blocks,
        o.text as before, o.blocks as blocksBefore
      from json_each(${JSON.stringify([...oldest])}) j
      join source_versions v on v.source_id = j.value ->> 0 and v.number > j.value ->> 1
      left join source_versions n on n.source_id = v.source_id and n.number = v.number + 1 and n.kind is not null
        and n.made_by is null
      left join source_versions r on r.source_id = v.source_id and r.kind is null
        and r.number = v.number - iif(v.made_by is null and v.kind is not null, 1, 0)
      left join source_versions o on o.source_id = v.source_id and o.number = r.number - 1
      where n.number is null order by v.source_id, v.number`,
  )
  return found.map(({ source, version, ...row }) => ({ source, version, carry: carryOf(row) }))
}

function carryOf(row: Omit<Version, 'source' | 'version'>): Step['carry'] {
  const { kind, edits, text, blocks, before, blocksBefore } = row
  if (edits !== null) {
    const made = JSON.parse(edits) as Edit[]
    const carried = kind === 'pseudonym' ? carryOver : carrySpan
    return (place) => carried(place, made)
  }
  if (text === null || before === null) return () => null
  const stretches = unchanged(
    { text: before, blocks: JSON.parse(blocksBefore ?? '[]') as Block[] },
    { text, blocks: JSON.parse(blocks ?? '[]') as Block[] },
  )
  return (place) => moved(place, stretches)
}

function moved({ start, end }: Place, stretches: readonly Stretch[]): Place | null {
  const on = stretches.find((one) => one.start <= start && end <= one.end)
  return on ? { start: start + on.by, end: end + on.by } : null
}
