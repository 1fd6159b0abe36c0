// Where factors were put by hand in the picture of the network.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { NetworkPlace, NetworkPlaces } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

export function listPlaces(db: Db, study: string): Promise<NetworkPlace[]> {
  return rows(
    db,
    sql`select code_id as code, x, y from network_places where study_id = ${study} limit 1000`,
  )
}

/** False when one of them is no code of the study; nothing moves then. */
export async function putPlaces(
  db: Db,
  deed: Deed,
  study: string,
  { places }: InferOutput<typeof NetworkPlaces>,
): Promise<boolean> {
  const sent = JSON.stringify(places)
  const isOurs = sql`not exists (select 1 from json_each(${sent}) j
    where not exists (select 1 from codes c where c.id = j.value ->> 'code' and c.study_id = ${study}))`
  await together(db, [
    db.run(sql`insert into network_places (study_id, code_id, x, y)
      select ${study}, j.value ->> 'code', j.value ->> 'x', j.value ->> 'y' from json_each(${sent}) j where ${isOurs}
      on conflict do update set x = excluded.x, y = excluded.y, import_id = null where (x, y) <> (excluded.x, excluded.y)`),
    logged(db, deed, 'place', 'network', null, { factors: places.length }),
  ])
  return (await first(db, sql`select 1 where ${isOurs}`)) !== null
}

/** Every factor goes back to where the layout puts it. */
export async function clearPlaces(db: Db, deed: Deed, study: string): Promise<void> {
  await together(db, [
    db.run(sql`delete from network_places where study_id = ${study}`),
    logged(db, deed, 'place', 'network', null, { factors: 0 }),
  ])
}
