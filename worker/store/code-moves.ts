// A code's place in the tree: below which other, and after which of its siblings.
import { sql } from 'drizzle-orm'
import type { CodeMove } from '../../core/wire/codebook.ts'
import { type Deed, logged } from './audits.ts'
import { hasParent, isUnder, mayChange } from './codes.ts'
import { type Db, first, together } from './db.ts'

export type Moving = 'done' | 'unknown' | 'frozen' | 'cycle' | 'parent-unknown'

/**
 * All siblings are numbered anew in the order that comes of it; only the one that moved gets a revision, since nobody else's
 * meaning or place above changed. `after` that is no sibling puts it first.
 */
export async function moveCode(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { parent, after }: CodeMove,
): Promise<Moving> {
  const siblings = sql`select c.id, c.position, c.name from codes c
    where c.study_id = ${study} and c.parent_id is ${parent} and c.id <> ${id}`
  const numbered = sql`(select id, row_number() over (order by position, name) as n from (${siblings}))`
  const place = sql`coalesce((select n from ${numbered} where id = ${after}), 0)`
  const may = sql`${mayChange(study, deed)} and ${hasParent(study, parent)} and not ${isUnder(id, parent)}`
  await together(db, [
    db.run(sql`update codes set parent_id = ${parent}, position = ${place}, revision = revision + 1,
        edited_by = ${deed.actor}, edited_at = ${deed.at}
      where id = ${id} and study_id = ${study} and ${may}
        and (parent_id is not ${parent} or position <> ${place} or exists (select 1 from codes o where o.study_id = ${study}
          and o.parent_id is ${parent} and o.id <> ${id} and o.position = ${place}))`),
    logged(db, deed, 'move', 'code', id),
    // Those that come after it make room; a move that was refused shifts nobody.
    db.run(sql`update codes set position = s.n - (s.n <= m.position)
      from ${numbered} s, (select position from codes where id = ${id} and study_id = ${study}
        and edited_at = ${deed.at} and edited_by = ${deed.actor}) m
      where codes.id = s.id and codes.position <> s.n - (s.n <= m.position)`),
  ])
  const held = await first<{ isFree: number; isThere: number; hasParent: number }>(
    db,
    sql`select ${mayChange(study, deed)} as isFree, parent_id is ${parent} as isThere, ${hasParent(study, parent)} as hasParent
      from codes where id = ${id} and study_id = ${study}`,
  )
  if (!held) return 'unknown'
  if (!held.isFree) return 'frozen'
  if (held.isThere) return 'done'
  return held.hasParent ? 'cycle' : 'parent-unknown'
}
