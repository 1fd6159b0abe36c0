// Drafts of instruments. A save names the revision it saw, so that nobody overwrites what they have not read; what is
// removed or published comes back when it is saved again.
import { sql } from 'drizzle-orm'
import type { DraftInstrument } from '../../core/instrument/draft.ts'
import type { Label } from '../../core/instrument/names.ts'
import type { Draft, DraftBody, DraftRow } from '../../core/wire/draft.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'

type Found = Omit<DraftRow, 'title'> & { title: string }

const columns = sql`d.id, d.slug, d.kind, d.title, d.base, d.revision, d.made_at as madeAt, m.name as madeBy,
  d.changed_at as changedAt, c.name as changedBy`
const people = sql`join people m on m.id = d.made_by join people c on c.id = d.changed_by`

export async function listDrafts(db: Db, study: string, cursor: Cursor): Promise<Page<DraftRow>> {
  const [at, id] = cursor.after ?? ['9', '']
  const found = await rows<Found>(
    db,
    sql`select ${columns} from instrument_drafts d ${people}
      where d.study_id = ${study} and d.removed_at is null and (d.changed_at, d.id) < (${at}, ${id})
      order by d.changed_at desc, d.id desc limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.changedAt, row.id])
  return { rows: kept.rows.map(asRow), next: kept.next }
}

export async function findDraft(db: Db, study: string, id: string): Promise<Draft | null> {
  const found = await first<Found & { body: string }>(
    db,
    sql`select ${columns}, d.body from instrument_drafts d ${people}
      where d.id = ${id} and d.study_id = ${study} and d.removed_at is null`,
  )
  if (!found) return null
  const { body, ...row } = found
  return { ...asRow(row), instrument: JSON.parse(body) as DraftInstrument }
}

export type DraftPut =
  | { outcome: 'made' | 'had'; revision: number }
  | { outcome: 'unknown' | 'id-taken' }
  | { outcome: 'changed'; revision: number; by: string; at: string }

export async function makeDraft(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  draft: DraftBody,
): Promise<DraftPut> {
  const { slug, kind, title, body } = partsOf(draft)
  const [made] = await together(db, [
    db.run(sql`
      insert into instrument_drafts (id, study_id, slug, kind, title, body, base, made_at, made_by, changed_at, changed_by, noted_at)
      values (${id}, ${study}, ${slug}, ${kind}, ${title}, ${body}, ${draft.base}, ${deed.at}, ${deed.actor},
        ${deed.at}, ${deed.actor}, ${deed.at})
      on conflict do nothing`),
    logged(db, deed, 'make', 'draft', id),
  ])
  if (made) return { outcome: 'made', revision: 1 }
  const held = await heldDraft(db, study, id, draft)
  return held?.isSame && held.revision === 1
    ? { outcome: 'had', revision: 1 }
    : { outcome: 'id-taken' }
}

/** A draft is saved every few seconds; the trail tells once an hour who works on it, and whenever the hand changes. */
const notedEveryMs = 3_600_000

/** A save of the draft as it was at `revision`; sent again after a lost answer, it is already done. */
export async function saveDraft(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  revision: number,
  draft: DraftBody,
): Promise<DraftPut> {
  const { slug, kind, title, body } = partsOf(draft)
  const anHourAgo = new Date(Date.parse(deed.at) - notedEveryMs).toISOString()
  const [saved] = await together(db, [
    db.run(sql`
      update instrument_drafts set slug = ${slug}, kind = ${kind}, title = ${title}, body = ${body}, base = ${draft.base},
        revision = revision + 1, changed_at = ${deed.at}, changed_by = ${deed.actor},
        noted_at = iif(changed_by = ${deed.actor} and noted_at > ${anHourAgo} and removed_at is null, noted_at, ${deed.at}),
        removed_at = null, published_as = null
      where id = ${id} and study_id = ${study} and revision = ${revision}`),
    db.run(sql`
      update instrument_drafts set noted_at = noted_at
      where id = ${id} and study_id = ${study} and noted_at = ${deed.at} and changes() > 0`),
    logged(db, deed, 'edit', 'draft', id, { revision: revision + 1 }),
  ])
  if (saved) return { outcome: 'had', revision: revision + 1 }
  const held = await heldDraft(db, study, id, draft)
  if (!held) return { outcome: 'unknown' }
  if (held.revision === revision + 1 && held.isSame && held.person === deed.actor)
    return { outcome: 'had', revision: held.revision }
  return { outcome: 'changed', revision: held.revision, by: held.by, at: held.at }
}

/** False when there is no such draft. It stays, and saving it again brings it back. */
export async function removeDraft(db: Db, deed: Deed, study: string, id: string): Promise<boolean> {
  await together(db, [
    db.run(sql`update instrument_drafts set removed_at = ${deed.at}
      where id = ${id} and study_id = ${study} and removed_at is null`),
    logged(db, deed, 'remove', 'draft', id),
  ])
  const held = sql`select 1 from instrument_drafts where id = ${id} and study_id = ${study}`
  return (await first(db, held)) !== null
}

/** What a draft was published as, at that revision. */
export function publishedAs(
  db: Db,
  study: string,
  id: string,
  revision: number,
): Promise<{ hash: string; number: number } | null> {
  return first(
    db,
    sql`select v.hash, v.number from instrument_drafts d
      join instrument_versions v on v.study_id = d.study_id and v.hash = d.published_as
      where d.id = ${id} and d.study_id = ${study} and d.revision = ${revision}`,
  )
}

type Held = { revision: number; person: string; by: string; at: string; isSame: number }

function heldDraft(db: Db, study: string, id: string, draft: DraftBody): Promise<Held | null> {
  return first<Held>(
    db,
    sql`select d.revision, d.changed_by as person, c.name as by, d.changed_at as at,
        (d.body = ${partsOf(draft).body} and d.base is ${draft.base} and d.removed_at is null) as isSame
      from instrument_drafts d ${people} where d.id = ${id} and d.study_id = ${study}`,
  )
}

function partsOf({ instrument }: DraftBody) {
  const { slug, kind, title } = instrument
  return { slug, kind, title: JSON.stringify(title), body: JSON.stringify(instrument) }
}

function asRow({ title, ...row }: Found): DraftRow {
  return { ...row, title: JSON.parse(title) as Label }
}
