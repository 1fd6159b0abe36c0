// Instrument versions: frozen when published, named by the hash of their canonical form.
import { sql } from 'drizzle-orm'
import type { Instrument } from '../../core/instrument/model.ts'
import type { Version, VersionRow } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, list, rows, together } from './db.ts'

type Found = {
  hash: string
  number: number
  published_at: string
  retired_at: string | null
  body: string
}

export async function listVersions(db: Db, study: string): Promise<Version[]> {
  const found = await rows<Found>(
    db,
    sql`select hash, number, published_at, retired_at, body from instrument_versions
      where study_id = ${study} order by slug, number desc limit 500`,
  )
  return found.map(asVersion)
}

/** Every version, or those of one instrument, newest first, with how many responses each has. */
export async function countedVersions(
  db: Db,
  study: string,
  slug: string | null = null,
): Promise<VersionRow[]> {
  const found = await rows<Found & { n: number }>(
    db,
    sql`select v.hash, v.number, v.published_at, v.retired_at, v.body, coalesce(t.n, 0) as n
      from instrument_versions v left join version_tallies t on t.study_id = v.study_id and t.version = v.hash
      where v.study_id = ${study} ${slug === null ? sql`` : sql`and v.slug = ${slug}`}
      order by v.slug, v.number desc limit 500`,
  )
  return found.map((row) => ({ ...asVersion(row), responses: row.n }))
}

export async function findVersion(db: Db, study: string, hash: string): Promise<Version | null> {
  const [version] = await findVersions(db, study, [hash])
  return version ?? null
}

export async function findVersions(db: Db, study: string, hashes: string[]): Promise<Version[]> {
  const found = await rows<Found>(
    db,
    sql`select hash, number, published_at, retired_at, body from instrument_versions
      where study_id = ${study} and hash in ${list(hashes)}`,
  )
  return found.map(asVersion)
}

/**
 * What responses to these versions are checked against. A version never changes under its hash, so what this isolate
 * has met is not asked for again; whether it was retired since is asked where the response is written.
 */
export async function frozenInstruments(
  db: Db,
  study: string,
  hashes: string[],
): Promise<Map<string, Instrument>> {
  const unmet = hashes.filter((hash) => !met.has(`${study}/${hash}`))
  if (unmet.length > 0)
    for (const version of await findVersions(db, study, unmet)) {
      if (met.size >= parsedAtMost) met.clear()
      met.set(`${study}/${version.hash}`, version.instrument)
    }
  const found = hashes.map((hash) => [hash, met.get(`${study}/${hash}`)] as const)
  return new Map(found.flatMap(([hash, instrument]) => (instrument ? [[hash, instrument]] : [])))
}

/** False when there is no such version. */
export async function retireVersion(
  db: Db,
  deed: Deed,
  study: string,
  hash: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update instrument_versions set retired_at = ${deed.at}
      where study_id = ${study} and hash = ${hash} and retired_at is null`),
    logged(db, deed, 'retire', 'instrument', hash),
  ])
  return (await findVersions(db, study, [hash])).length > 0
}

/** Takes the retiring back. False when there is no such version. */
export async function restoreVersion(
  db: Db,
  deed: Deed,
  study: string,
  hash: string,
): Promise<boolean> {
  await together(db, [
    db.run(sql`update instrument_versions set retired_at = null
      where study_id = ${study} and hash = ${hash} and retired_at is not null`),
    logged(db, deed, 'restore', 'instrument', hash),
  ])
  return (await findVersions(db, study, [hash])).length > 0
}

// A version's body never changes under its hash, so parsing it once per isolate is enough.
const parsed = new Map<string, Instrument>()
const met = new Map<string, Instrument>()
const parsedAtMost = 64

function asVersion(row: Found): Version {
  let instrument = parsed.get(row.hash)
  if (!instrument) {
    instrument = JSON.parse(row.body) as Instrument
    if (parsed.size >= parsedAtMost) parsed.clear()
    parsed.set(row.hash, instrument)
  }
  return {
    hash: row.hash,
    number: row.number,
    state: row.retired_at === null ? 'published' : 'retired',
    publishedAt: row.published_at,
    instrument,
  }
}
