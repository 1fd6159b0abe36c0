// Memos: a note on anything. A private one is its author's alone; a note on what one may not see is not seen either.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Memo, MemoBody } from '../../core/wire/coding.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { blindPartners } from './blind.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import { type Eyes, visibleLayers } from './layers.ts'
import { readable } from './sources.ts'

/** As much of a quotation as tells which one it is. */
const aboutChars = 300

type Target = InferOutput<typeof MemoBody>['target']

/** A study is known to the desk by its slug; here there is only one, so whatever id was sent, this one is meant. */
function here(study: string, target: Target): Target {
  return target.kind === 'study' ? { kind: 'study', id: study } : target
}

type MemoFound = {
  id: string
  kind: Target['kind']
  target: string
  text: string
  isPrivate: number
  author: string
  mine: number
  writtenAt: string
  about: string
  source: string | null
}

export async function listMemos(
  db: Db,
  study: string,
  eyes: Eyes,
  narrowedTo: Target | null,
  cursor: Cursor,
): Promise<Page<Memo>> {
  const target = narrowedTo && here(study, narrowedTo)
  const [at, id] = cursor.after ?? []
  const found = await rows<MemoFound>(
    db,
    sql`select m.id, m.target_kind as kind, m.target_id as target, m.text, m.is_private as isPrivate, w.name as author,
        m.author = ${eyes.person} as mine, m.written_at as writtenAt,
        coalesce(st.title, s.title, co.label, f.claim, '') || coalesce(substr(cg.quote, 1, ${aboutChars}), '') as about, cg.source_id as source
      from memos m join people w on w.id = m.author
      left join studies st on m.target_kind = 'study' and st.id = m.target_id
      left join codes co on m.target_kind = 'code' and co.id = m.target_id
      left join findings f on m.target_kind = 'finding' and f.id = m.target_id
      left join codings cg on m.target_kind = 'coding' and cg.id = m.target_id
      left join sources s on m.target_kind = 'source' and s.id = m.target_id
      where m.study_id = ${study} and m.removed_at is null and (m.is_private = 0 or m.author = ${eyes.person})
        ${target ? sql`and m.target_kind = ${target.kind} and m.target_id = ${target.id}` : sql``}
        ${at === undefined || id === undefined ? sql`` : sql`and (m.written_at, m.id) < (${at}, ${id})`}
        and ${isVisible(study, eyes)}
      order by m.written_at desc, m.id desc limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.writtenAt, row.id])
  return { rows: kept.rows.map(asMemo), next: kept.next }
}

/** Blindness and withdrawal reach the notes too: a note on another coder's coding would tell of it, and any note of who works beside one blind. */
function isVisible(study: string, eyes: Eyes): SQL {
  const heard = eyes.all
    ? sql`true`
    : sql`m.author not in (select person from ${blindPartners(study, eyes.person)})`
  return sql`${heard} and case m.target_kind
    when 'source' then ${readable}
    when 'coding' then exists (select 1 from codings c join sources s on s.id = c.source_id
      where c.id = m.target_id and c.layer_id in ${visibleLayers(study, eyes)} and ${readable})
    else true end`
}

function asMemo({ kind, target, isPrivate, mine, ...row }: MemoFound): Memo {
  return { ...row, target: { kind, id: target }, private: isPrivate === 1, mine: mine === 1 }
}

export type MemoPut = 'made' | 'had' | 'id-taken' | 'target-unknown'

/** Its author may rewrite a memo, open or close it, and bring it back; what it is about stays. */
export async function putMemo(
  db: Db,
  deed: Deed,
  study: string,
  eyes: Eyes,
  id: string,
  memo: InferOutput<typeof MemoBody>,
): Promise<MemoPut> {
  const { text } = memo
  const target = here(study, memo.target)
  const isPrivate = memo.private ? 1 : 0
  const own = sql`id = ${id} and study_id = ${study} and author = ${deed.actor}
    and target_kind = ${target.kind} and target_id = ${target.id}`
  const [made] = await together(db, [
    db.run(sql`
      insert into memos (id, study_id, target_kind, target_id, text, is_private, author, written_at)
      select ${id}, ${study}, ${target.kind}, ${target.id}, ${text}, ${isPrivate}, ${deed.actor}, ${deed.at}
      where ${isThere(study, eyes, target)} on conflict do nothing`),
    logged(db, deed, 'write', 'memo', id, { on: target.kind }),
    db.run(sql`
      update memos set text = ${text}, is_private = ${isPrivate}, removed_at = null where ${own}
        and (text <> ${text} or is_private <> ${isPrivate} or removed_at is not null)`),
    logged(db, deed, 'rewrite', 'memo', id, { on: target.kind }),
  ])
  if (made) return 'made'
  const held = await first<{ isOwn: number }>(
    db,
    sql`select (${own}) as isOwn from memos where id = ${id}`,
  )
  if (!held) return 'target-unknown'
  return held.isOwn ? 'had' : 'id-taken'
}

function isThere(study: string, eyes: Eyes, { kind, id }: Target): SQL {
  switch (kind) {
    case 'study':
      return sql`true`
    case 'source':
      return sql`exists (select 1 from sources s where s.id = ${id} and s.study_id = ${study} and ${readable})`
    case 'code':
      return sql`exists (select 1 from codes where id = ${id} and study_id = ${study})`
    case 'coding':
      return sql`exists (select 1 from codings c join sources s on s.id = c.source_id where c.id = ${id}
        and c.study_id = ${study} and c.layer_id in ${visibleLayers(study, eyes)} and ${readable})`
    case 'finding':
      return sql`exists (select 1 from findings where id = ${id} and study_id = ${study})`
    default:
      return kind satisfies never
  }
}

/** False when the asker has written no such memo. */
export async function removeMemo(db: Db, deed: Deed, study: string, id: string): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study} and author = ${deed.actor}`
  await together(db, [
    db.run(sql`update memos set removed_at = ${deed.at} where ${own} and removed_at is null`),
    logged(db, deed, 'remove', 'memo', id),
  ])
  return (await first(db, sql`select 1 from memos where ${own}`)) !== null
}
