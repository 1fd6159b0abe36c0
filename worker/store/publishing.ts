// Writes a version, if at that very moment what was checked still holds.
import { sql } from 'drizzle-orm'
import type { Instrument } from '../../core/instrument/model.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, list, rows, together } from './db.ts'

export type NewVersion = {
  hash: string
  body: string
  instrument: Instrument
  /** Earlier versions that hold another kind of answer under one of its names: none of them may have a response. */
  clashing: string[]
  /** How it differs from the version before, as counts for the audit trail. */
  summary: Record<string, number>
}

/** The draft it is made of, as it was seen, and the newest version that it was held against. */
export type FromDraft = { draft: string; revision: number; after: string | null }

/** The number it has, and whether it is new; null when it was not written because something else was written meanwhile. */
export async function publishVersion(
  db: Db,
  deed: Deed,
  study: string,
  version: NewVersion,
  from: FromDraft | null,
): Promise<{ number: number; fresh: boolean } | null> {
  const { hash, body, instrument, clashing, summary } = version
  const { slug, kind, technique } = instrument
  const newest = sql`(select hash from instrument_versions where study_id = ${study} and slug = ${slug}
    order by number desc limit 1)`
  const asSeen = from
    ? sql`and ${newest} is ${from.after} and exists (select 1 from instrument_drafts
        where id = ${from.draft} and study_id = ${study} and revision = ${from.revision} and removed_at is null)`
    : sql``
  const [made] = await together(db, [
    db.run(sql`
      insert into instrument_versions (study_id, hash, slug, number, kind, technique, title, body, published_at)
      select ${study}, ${hash}, ${slug},
        (select coalesce(max(number), 0) + 1 from instrument_versions where study_id = ${study} and slug = ${slug}),
        ${kind}, ${technique}, ${JSON.stringify(instrument.title)}, ${body}, ${deed.at}
      where not exists (select 1 from version_tallies
        where study_id = ${study} and version in ${list(clashing)} and n > 0) ${asSeen}
      on conflict do nothing`),
    logged(db, deed, 'publish', 'instrument', hash, { slug, ...summary }),
    ...(from ? [draftSpent(db, deed, study, hash, from)] : []),
  ])
  const held = await first<{ number: number }>(
    db,
    sql`select number from instrument_versions where study_id = ${study} and hash = ${hash}`,
  )
  return held && { number: held.number, fresh: made === true }
}

/** A draft whose very words are a version has done its work. */
function draftSpent(db: Db, deed: Deed, study: string, hash: string, from: FromDraft) {
  return db.run(sql`
    update instrument_drafts set removed_at = ${deed.at}, published_as = ${hash}
    where id = ${from.draft} and study_id = ${study} and revision = ${from.revision} and removed_at is null
      and exists (select 1 from instrument_versions where study_id = ${study} and hash = ${hash})`)
}

/** Those of these files whose bytes the study does not hold. */
export async function missingFiles(
  db: Db,
  study: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ hash: string }>(
    db,
    sql`select j.value as hash from json_each(${JSON.stringify(hashes)}) j
      where not exists (select 1 from held_files f where f.study_id = ${study} and f.hash = j.value)`,
  )
  return new Set(found.map(({ hash }) => hash))
}
