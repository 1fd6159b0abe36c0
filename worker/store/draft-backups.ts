// Drafts that phones have sent so that they are not lost with them. Nobody at the desk reads their words: they wait for
// the phone that goes on with them. A phone writes and deletes only what it holds, and the statement itself asks.
import { type SQL, sql } from 'drizzle-orm'
import { filesIn } from '../../core/answer/files.ts'
import type { BackedUpRow, DraftBackup, FieldDrafts, TakenDraft } from '../../core/wire/backup.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together, withRows } from './db.ts'
import { notWithdrawn } from './responses.ts'

type Sender = { study: string; device: string }
export type Backup = { draft: DraftBackup; body: string; hash: string; answers: number }

/** The phone that goes on with draft `r`. */
const holder = sql`coalesce(r.taken_by, r.device_id)`

/** As much as a phone takes along at once. */
const mostTaken = 50
const mostAway = 500

/**
 * Retrying is harmless, and of two that come in the wrong order the later saved stays. `unknown` is a draft of another
 * phone, `version` one of an instrument that the study does not have. Like a heartbeat, it leaves no line in the audit
 * trail: it comes every minute and changes nothing that anybody at the desk reads.
 */
export async function keepBackup(
  db: Db,
  deed: Deed,
  { study, device }: Sender,
  { draft, body, hash, answers }: Backup,
): Promise<'held' | 'received' | 'unknown' | 'version'> {
  const { id } = draft
  const files = filesIn(draft).filter(({ file }) => !draft.held?.includes(file))
  const named = JSON.stringify(files.map(({ file, sizeBytes }) => ({ file, size: sizeBytes })))
  const isThis = sql`exists (select 1 from draft_backups r
    where r.id = ${id} and r.study_id = ${study} and r.body_hash = ${hash} and ${holder} = ${device})`
  const [found] = await withRows<{ received: number; held: number; version: number }>(
    db,
    [
      db.run(sql`
        insert into draft_backups as r (id, study_id, device_id, version, slug, participant, case_code, started_at,
          saved_at, answers, body, body_hash, updated_at)
        select ${id}, v.study_id, ${device}, v.hash, v.slug, ${draft.participant}, ${draft.case}, ${draft.startedAt},
          ${draft.savedAt}, ${answers}, ${body}, ${hash}, ${deed.at}
        from instrument_versions v where v.study_id = ${study} and v.hash = ${draft.version}
          and not exists (select 1 from responses x where x.id = ${id})
        on conflict (id) do update set version = excluded.version, slug = excluded.slug,
          participant = excluded.participant, case_code = excluded.case_code, saved_at = excluded.saved_at,
          answers = excluded.answers, body = excluded.body, body_hash = excluded.body_hash,
          updated_at = excluded.updated_at
        where r.study_id = ${study} and ${holder} = ${device} and excluded.saved_at > r.saved_at`),
      db.run(sql`delete from draft_files where draft_id = ${id} and ${isThis}
        and hash not in (select value ->> 'file' from json_each(${named}))`),
      db.run(sql`
        insert into draft_files (draft_id, hash, study_id, size_bytes, held_at)
        select ${id}, j.value ->> 'file', ${study}, j.value ->> 'size', (select ${deed.at} from held_files h
          where h.study_id = ${study} and h.hash = j.value ->> 'file')
        from json_each(${named}) j where ${isThis} on conflict do nothing`),
    ],
    db.run(sql`select
      exists (select 1 from responses x where x.id = ${id} and x.study_id = ${study}) as received,
      exists (select 1 from draft_backups r
        where r.id = ${id} and r.study_id = ${study} and ${holder} = ${device}) as held,
      exists (select 1 from instrument_versions where study_id = ${study} and hash = ${draft.version}) as version`),
  )
  if (found?.received) return 'received'
  if (found?.held) return 'held'
  return found?.version ? 'unknown' : 'version'
}

/** Its researcher threw it away. What this phone does not hold, it cannot throw away, and is told nothing of. */
export async function dropBackup(
  db: Db,
  deed: Deed,
  { study, device }: Sender,
  id: string,
): Promise<void> {
  await together(db, [
    db.run(sql`delete from draft_backups as r
      where r.id = ${id} and r.study_id = ${study} and ${holder} = ${device}`),
    logged(db, deed, 'remove', 'draft', id),
  ])
}

export async function draftsFor(db: Db, { study, device }: Sender): Promise<FieldDrafts> {
  const [taken, away] = await Promise.all([
    rows<FieldDrafts['rows'][number]>(
      db,
      sql`select r.id, r.saved_at as savedAt from draft_backups r
        where r.taken_by = ${device} and r.study_id = ${study} and ${notWithdrawn}
        order by r.updated_at desc limit ${mostTaken}`,
    ),
    rows<FieldDrafts['away'][number]>(
      db,
      sql`select h.draft_id as id, d.label as "to" from draft_handings h
        left join draft_backups r on r.id = h.draft_id left join responses x on x.id = h.draft_id
        join devices d on d.id = coalesce(x.device_id, ${holder})
        where h.device_id = ${device} and d.id <> ${device} order by h.handed_at desc limit ${mostAway}`,
    ),
  ])
  return { rows: taken, away }
}

/** Null for what was not handed to this phone, and for the words of somebody who withdrew. */
export async function takenDraft(
  db: Db,
  { study, device }: Sender,
  id: string,
): Promise<TakenDraft | null> {
  const [found, held] = await Promise.all([
    first<{ body: string }>(
      db,
      sql`select r.body from draft_backups r
        where r.id = ${id} and r.study_id = ${study} and r.taken_by = ${device} and ${notWithdrawn}`,
    ),
    rows<{ hash: string }>(
      db,
      sql`select hash from draft_files where draft_id = ${id} and held_at is not null`,
    ),
  ])
  if (!found) return null
  const draft = JSON.parse(found.body) as DraftBackup
  const hashes = new Set(held.map(({ hash }) => hash))
  const files = filesIn(draft).filter(({ file }) => !draft.held?.includes(file))
  return { draft, files: files.map((file) => ({ ...file, isHeld: hashes.has(file.file) })) }
}

/** Whether a draft that was handed to this phone names it. */
export async function isTaken(db: Db, { study, device }: Sender, hash: string): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from draft_files f join draft_backups r on r.id = f.draft_id
      where f.study_id = ${study} and f.hash = ${hash} and r.taken_by = ${device} and ${notWithdrawn} limit 1`,
  )
  return found !== null
}

type Row = Omit<BackedUpRow, 'title' | 'device'> & { title: string; device: string; label: string }

/** For the desk: which there are and how far they are, the last saved first, and nothing of what was said. */
export async function listBackups(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<BackedUpRow>> {
  const [at, id] = cursor.after ?? ['9', '']
  const found = await rows<Row & { updatedAt: string }>(
    db,
    sql`select r.id, r.slug as instrument, v.body ->> '$.title' as title, r.participant, r.case_code as "case",
        d.id as device, d.label, iif(r.taken_by = r.device_id, null, iif(r.taken_by is null, null, b.label)) as begunOn,
        r.started_at as startedAt, r.saved_at as savedAt, r.answers, r.updated_at as updatedAt
      from draft_backups r join devices d on d.id = ${holder} join devices b on b.id = r.device_id
      join instrument_versions v on v.study_id = r.study_id and v.hash = r.version
      where r.study_id = ${study} and (r.updated_at, r.id) < (${at}, ${id}) and ${notWithdrawn}
      order by r.updated_at desc, r.id desc limit ${cursor.limit + 1}`,
  )
  const { rows: shown, next } = page(found, cursor, (row) => [row.updatedAt, row.id])
  return { rows: shown.map(asRow), next }
}

function asRow({ title, device, label, updatedAt: _, ...row }: Row & { updatedAt: string }) {
  return { ...row, title: JSON.parse(title) as BackedUpRow['title'], device: { id: device, label } }
}

/** False when the study has no such draft or no such phone. Who had it is told, with the next contact. */
export async function handBackup(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  device: string,
): Promise<boolean> {
  const isThis: SQL = sql`r.id = ${id} and r.study_id = ${study} and exists (select 1 from devices d where d.id = ${device}
    and d.study_id = ${study} and d.revoked_at is null and d.signed_out_at is null)`
  const results = await together(db, [
    db.run(sql`insert into draft_handings (device_id, draft_id, handed_at)
      select ${holder}, r.id, ${deed.at} from draft_backups r where ${isThis} on conflict do nothing`),
    // Of a correction: what it corrects goes along.
    db.run(sql`insert into handings (root_id, device_id, handed_at, handed_by)
      select coalesce(x.root_id, x.id), ${device}, ${deed.at}, ${deed.actor} from draft_backups r
      join responses x on x.id = r.body ->> '$.replaces' and x.study_id = r.study_id where ${isThis} on conflict do nothing`),
    db.run(sql`update draft_backups as r set taken_by = ${device} where ${isThis}`),
    logged(db, deed, 'hand', 'draft', id, { device }),
  ])
  return results[2] === true
}
