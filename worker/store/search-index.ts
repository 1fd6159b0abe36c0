// The index of words is brought up to date by whoever searches: SQL cannot tell a word's keys (migrations/0019_search.sql).
import { sql } from 'drizzle-orm'
import { indexKeys } from '../../core/search/index-keys.ts'
import { type Db, first, rows, together } from './db.ts'

export type Indexed = 'source' | 'memo'

/** A request indexes as many texts as this, and no more characters (the first text always). */
const mostTexts = 100
const mostChars = 400_000
const mostCounted = 1_000

type Pending = { kind: Indexed; id: string; mark: string; chars: number }

/** How many texts of this kind are still behind afterwards, counted up to a thousand. */
export async function catchUp(db: Db, study: string, kind: Indexed): Promise<number> {
  const pending = await rows<Pending>(
    db,
    sql`select p.kind, p.thing_id as id, p.mark, coalesce(v.length_chars, length(m.text), 0) as chars
      from search_pending p
      left join source_versions v on p.kind = 'source' and v.source_id = p.thing_id
        and v.number = (select max(number) from source_versions where source_id = p.thing_id)
      left join memos m on p.kind = 'memo' and m.id = p.thing_id
      where p.study_id = ${study} and p.kind = ${kind} order by p.thing_id limit ${mostTexts}`,
  )
  if (pending.length === 0) return 0
  let room = mostChars
  const now = pending.filter((one, at) => {
    room -= one.chars
    return at === 0 || room >= 0
  })
  const texts = await textsOf(db, kind, now)
  const done = now.map(({ id, mark }) => ({
    id,
    mark,
    keys: JSON.stringify(indexKeys(texts.get(id) ?? '')),
  }))
  const json = JSON.stringify(done)
  // Only what nobody changed since it was read.
  const same = sql`p.study_id = ${study} and p.kind = ${kind} and p.thing_id = j.value ->> 'id' and p.mark = j.value ->> 'mark'`
  await together(db, [
    db.run(sql`insert into search_texts (kind, thing_id, study_id, keys)
      select p.kind, p.thing_id, p.study_id, j.value ->> 'keys' from json_each(${json}) j cross join search_pending p on ${same}
      where true on conflict do update set keys = excluded.keys`),
    db.run(sql`delete from search_pending where study_id = ${study} and kind = ${kind}
      and (thing_id, mark) in (select j.value ->> 'id', j.value ->> 'mark' from json_each(${json}) j)`),
  ])
  const left = await first<{ n: number }>(
    db,
    sql`select count(*) as n from (select 1 from search_pending where study_id = ${study} and kind = ${kind}
      limit ${mostCounted})`,
  )
  return left?.n ?? 0
}

async function textsOf(db: Db, kind: Indexed, wanted: Pending[]): Promise<Map<string, string>> {
  const ids = JSON.stringify(wanted.map(({ id }) => id))
  const found = await rows<{ id: string; text: string }>(
    db,
    kind === 'source'
      ? sql`select v.source_id as id, v.text from json_each(${ids}) j cross join source_versions v on v.source_id = j.value
          and v.number = (select max(number) from source_versions where source_id = j.value)`
      : sql`select m.id, m.text from json_each(${ids}) j cross join memos m on m.id = j.value`,
  )
  return new Map(found.map((row) => [row.id, row.text]))
}
