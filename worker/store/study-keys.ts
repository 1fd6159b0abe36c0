// The keys that phones seal to. A study's key is made when it is first asked for; earlier ones stay, to open with.
import { sql } from 'drizzle-orm'
import type { StudyKey } from '../../core/wire/field.ts'
import { type Db, first, list, rows, together } from './db.ts'

/** `isWrapped`: with the Worker's secret, and without that it does not open. */
export type KeptPrivateKey = { id: string; privateKey: string; isWrapped: boolean }
export type NewKey = KeptPrivateKey & { point: string }

export function currentKey(db: Db, study: string): Promise<StudyKey | null> {
  return first<StudyKey>(
    db,
    sql`select id, point from study_keys where study_id = ${study} and retired_at is null`,
  )
}

/** Of two that are made at once one is kept, for both. */
export async function keepKey(db: Db, study: string, key: NewKey, at: string): Promise<void> {
  await together(db, [
    db.run(sql`insert into study_keys (id, study_id, point, private_key, is_wrapped, made_at)
      values (${key.id}, ${study}, ${key.point}, ${key.privateKey}, ${Number(key.isWrapped)}, ${at})
      on conflict do nothing`),
  ])
}

/** From now on phones seal to the next one; what was sealed to this one is still asked of it. */
export async function retireKey(db: Db, study: string, id: string, at: string): Promise<void> {
  await together(db, [
    db.run(sql`update study_keys set retired_at = ${at}
      where study_id = ${study} and id = ${id} and retired_at is null`),
  ])
}

/** Those of the study among these ids, current or earlier. */
export async function privateKeys(db: Db, study: string, ids: string[]): Promise<KeptPrivateKey[]> {
  const found = await rows<{ id: string; private_key: string; is_wrapped: number }>(
    db,
    sql`select id, private_key, is_wrapped from study_keys where study_id = ${study} and id in ${list(ids)}`,
  )
  return found.map((row) => ({
    id: row.id,
    privateKey: row.private_key,
    isWrapped: row.is_wrapped === 1,
  }))
}
