// Which texts may hold what is looked for: read off the index, a bounded number at a time, in the order of their ids.
import { sql } from 'drizzle-orm'
import { keysOf } from '../../core/search/keys.ts'
import { type Query, type Term, wordsOf } from '../../core/search/query.ts'
import { type Db, rows } from './db.ts'
import type { Indexed } from './search-index.ts'

export type Candidates = {
  /** Texts that have a key of every word of one group. */
  ids: string[]
  /** From which id on there are more; null when these were the last. */
  next: string | null
}

/** One request looks at the next `most` texts from the id `from` on, however many there are. */
export async function candidates(
  db: Db,
  study: string,
  kind: Indexed,
  query: Query,
  from: string,
  most: number,
): Promise<Candidates> {
  // The longest word of a group is likely its rarest: its texts are walked, and the others are looked up in them.
  const led = query.anyOf.map((group) => longest(wordsOf(group)))
  const leading = [...new Set(led.flatMap(keysOf))]
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct k.thing_id as id from json_each(${JSON.stringify(leading)}) j
      cross join search_keys k on k.study_id = ${study} and k.kind = ${kind} and k.key = j.value
      where k.thing_id in (select x.thing_id from search_keys x where x.study_id = ${study} and x.kind = ${kind}
        and x.key = j.value and x.thing_id >= ${from} order by x.thing_id limit ${most + 1})
      order by id limit ${most + 1}`,
  )
  const ids = found.slice(0, most).map(({ id }) => id)
  const next = found[most]?.id ?? null
  if (ids.length === 0) return { ids, next }
  const all = [...new Set(query.anyOf.flatMap(wordsOf).flatMap(keysOf))]
  const had = await rows<{ key: string; id: string }>(
    db,
    sql`select k.key, k.thing_id as id from json_each(${JSON.stringify(all)}) j
      cross join json_each(${JSON.stringify(ids)}) i
      cross join search_keys k on k.study_id = ${study} and k.kind = ${kind} and k.key = j.value and k.thing_id = i.value`,
  )
  const keys = new Map<string, Set<string>>()
  for (const { key, id } of had) keys.set(id, (keys.get(id) ?? new Set()).add(key))
  return { ids: ids.filter((id) => query.anyOf.some((group) => hasAll(keys.get(id), group))), next }
}

function hasAll(had: ReadonlySet<string> | undefined, group: readonly Term[]): boolean {
  return wordsOf(group).every((word) => keysOf(word).some((key) => had?.has(key)))
}

function longest(words: readonly string[]): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best), '')
}
