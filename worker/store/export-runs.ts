// Runs of exports: ordered with their audit line, moved on step by step, and told to those who look at the history.
import { type SQL, sql } from 'drizzle-orm'
import type { ArchiveOrder } from '../../core/wire/archive.ts'
import type {
  ExportFile,
  ExportOrder,
  ExportRun,
  ExportState,
  Withheld,
} from '../../core/wire/export.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'

/** What a run has come to, for the step that goes on with it. */
export type AtWork = {
  id: string
  kind: RunKind
  study: string
  slug: string
  zone: string
  language: string
  order: ExportOrder
  madeAt: string
  madeBy: string
  state: ExportState
  step: number
  /** Where in R2 it says how to go on; null before the first step. */
  work: string | null
  rows: number
  sizeBytes: number
}

/** An export of what was chosen, or the archive of the whole study. */
export type RunKind = 'dataset' | 'archive'

/** What has names in it is not left lying. */
const keptDays = { usual: 30, identities: 1 }

/** False when that id was there already. */
export async function makeRun(
  db: Db,
  deed: Deed,
  id: string,
  order: ExportOrder,
  settings: string | null = null,
): Promise<boolean> {
  const days = order.identities === undefined ? keptDays.usual : keptDays.identities
  const keptUntil = new Date(Date.parse(deed.at) + days * 86_400_000).toISOString()
  const details = {
    kinds: order.kinds.join(' '),
    formats: order.formats.join(' '),
    ...(Object.keys(order.filter).length > 0 && { narrowed: Object.keys(order.filter).join(' ') }),
    ...(order.identities !== undefined && { identities: 'yes', reason: order.identities.reason }),
  }
  const [isNew] = await together(db, [
    db.run(sql`insert into export_runs (id, study_id, body, settings_id, has_identities, made_at, made_by, state, stepped_at, kept_until)
      values (${id}, ${deed.study}, ${JSON.stringify(order)}, ${settings}, ${order.identities === undefined ? 0 : 1}, ${deed.at},
        ${deed.actor}, 'running', ${deed.at}, ${keptUntil}) on conflict do nothing`),
    logged(db, deed, 'export', 'dataset', id, details),
  ])
  return isNew ?? false
}

/** The archive of the whole study, for whoever gives this reason. False when that id was there already. */
export async function makeArchive(
  db: Db,
  deed: Deed,
  id: string,
  { reason }: ArchiveOrder,
): Promise<boolean> {
  const keptUntil = new Date(Date.parse(deed.at) + keptDays.identities * 86_400_000).toISOString()
  const [isNew] = await together(db, [
    db.run(sql`insert into export_runs (id, study_id, kind, body, has_identities, made_at, made_by, state, stepped_at, kept_until)
      values (${id}, ${deed.study}, 'archive', ${JSON.stringify({ reason })}, 1, ${deed.at}, ${deed.actor}, 'running',
        ${deed.at}, ${keptUntil}) on conflict do nothing`),
    logged(db, deed, 'export', 'archive', id, { reason }),
  ])
  return isNew ?? false
}

type Found = Omit<ExportRun, 'order' | 'files' | 'withheld'> & {
  body: string
  files: string
  withheld: string
}

const columns: SQL = sql`e.id, e.body, e.made_by as byId, p.name as "by", e.made_at as at, e.state, e.done, e.of, e.rows, e.size_bytes as sizeBytes,
  e.files, e.withheld, e.kept_until as keptUntil, s.name as schedule
  from export_runs e join people p on p.id = e.made_by left join export_settings s on s.id = e.settings_id`

function told({ body, files, withheld, ...row }: Found): ExportRun {
  return {
    ...row,
    order: JSON.parse(body) as ExportOrder,
    files: JSON.parse(files) as ExportFile[],
    withheld: JSON.parse(withheld) as Withheld,
  }
}

export async function listRuns(
  db: Db,
  study: string,
  cursor: Cursor,
  kind: RunKind = 'dataset',
): Promise<Page<ExportRun>> {
  const [at, id] = cursor.after ?? []
  const found = await rows<Found>(
    db,
    sql`select ${columns} where e.study_id = ${study} and e.kind = ${kind}
        ${at === undefined || id === undefined ? sql`` : sql`and (e.made_at, e.id) < (${at}, ${id})`}
      order by e.made_at desc, e.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(told), cursor, (row) => [row.at, row.id])
}

export async function findRun(
  db: Db,
  study: string,
  id: string,
  kind: RunKind = 'dataset',
): Promise<ExportRun | null> {
  const found = await first<Found>(
    db,
    sql`select ${columns} where e.id = ${id} and e.study_id = ${study} and e.kind = ${kind}`,
  )
  return found && told(found)
}

/** One with names in it is moved on, and downloaded, by nobody but who ordered it. */
export async function runAtWork(
  db: Db,
  study: string,
  id: string,
  person: string,
  kind: RunKind = 'dataset',
): Promise<AtWork | null> {
  return atWork(
    db,
    sql`e.id = ${id} and e.study_id = ${study} and e.kind = ${kind} and (e.has_identities = 0 or e.made_by = ${person})`,
  )
}

/** The run that waited longest, of those that the clock began and those that nobody has moved on since. */
export async function abandonedRun(db: Db, before: string): Promise<AtWork | null> {
  return atWork(
    db,
    sql`e.state = 'running' and e.has_identities = 0 and (e.settings_id is not null or e.stepped_at <= ${before})
      order by e.stepped_at`,
  )
}

async function atWork(db: Db, which: SQL): Promise<AtWork | null> {
  const found = await first<Omit<AtWork, 'order'> & { body: string }>(
    db,
    sql`select e.id, e.kind, e.study_id as study, t.slug, t.zone, t.language, e.body, e.made_at as madeAt, e.made_by as madeBy, e.state, e.step,
        e.work, e.rows, e.size_bytes as sizeBytes
      from export_runs e join studies t on t.id = e.study_id where ${which} limit 1`,
  )
  return found && { ...found, order: JSON.parse(found.body) as ExportOrder }
}

export type Stepped = {
  state: 'running' | 'done'
  work: string | null
  done: number
  of: number
  rows: number
  files: ExportFile[]
  withheld: Withheld
  /** All that was written is let go of: it begins again. */
  isAgain?: boolean
  piece: { key: string; sizeBytes: number } | null
}

/** False when another made this step meanwhile, or it was cancelled. */
export async function keepStep(
  db: Db,
  run: AtWork,
  stepped: Stepped,
  now: string,
): Promise<boolean> {
  const { piece } = stepped
  const stands = sql`exists (select 1 from export_runs where id = ${run.id} and step = ${run.step} and state = 'running')`
  const kept = await together(db, [
    // The piece goes in first, while the step that guards it is still the one that was read.
    ...(piece === null
      ? ([] as const)
      : ([
          db.run(sql`insert into export_pieces (run_id, start_at, size_bytes, key)
            select ${run.id}, ${run.sizeBytes}, ${piece.sizeBytes}, ${piece.key} where ${stands}`),
        ] as const)),
    ...(stepped.isAgain
      ? ([db.run(sql`delete from export_pieces where run_id = ${run.id} and ${stands}`)] as const)
      : ([] as const)),
    db.run(sql`update export_runs set state = ${stepped.state}, step = step + 1, work = ${stepped.work}, done = ${stepped.done},
        of = ${stepped.of}, rows = ${stepped.rows}, size_bytes = ${stepped.isAgain ? 0 : run.sizeBytes + (piece?.sizeBytes ?? 0)},
        files = ${JSON.stringify(stepped.files)}, withheld = ${JSON.stringify(stepped.withheld)}, stepped_at = ${now}
      where id = ${run.id} and step = ${run.step} and state = 'running'`),
  ] as unknown as Parameters<typeof together>[1])
  return kept.at(-1) ?? false
}

export async function cancelRun(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  kind: RunKind = 'dataset',
): Promise<boolean> {
  const [isCancelled] = await together(db, [
    db.run(sql`update export_runs set state = 'cancelled', kept_until = ${deed.at}
      where id = ${id} and study_id = ${study} and kind = ${kind} and state = 'running'`),
    logged(db, deed, 'cancel', kind, id),
  ])
  return isCancelled ?? false
}

export type Piece = { key: string; startAt: number; sizeBytes: number }

/** Those that hold some of the bytes from `start` to before `end`. */
export function piecesOf(db: Db, run: string, start: number, end: number): Promise<Piece[]> {
  return rows<Piece>(
    db,
    sql`select key, start_at as startAt, size_bytes as sizeBytes from export_pieces
      where run_id = ${run} and start_at < ${end} and start_at + size_bytes > ${start} order by start_at`,
  )
}

/** Bytes whose time is over; the line in the history stays. */
export async function sweepRuns(db: Db, bucket: R2Bucket, now: string): Promise<void> {
  // One with names in it is moved on by nobody but who ordered it, so it may be left half made for ever.
  const isOver = sql`swept_at is null and kept_until < ${now} and (state <> 'running' or has_identities = 1)`
  const old = await rows<{ key: string }>(
    db,
    sql`with old as (select id, work from export_runs where ${isOver} limit 20)
      select key from export_pieces where run_id in (select id from old) union all
      select work from old where work is not null limit 1000`,
  )
  if (old.length > 0) await bucket.delete(old.map(({ key }) => key))
  const keys = JSON.stringify(old.map(({ key }) => key))
  await together(db, [
    db.run(sql`delete from export_pieces where run_id in (select id from export_runs where ${isOver})
      and key in (select value from json_each(${keys}))`),
    db.run(sql`update export_runs set swept_at = ${now}, work = null, state = iif(state = 'running', 'cancelled', state)
      where ${isOver}
      and not exists (select 1 from export_pieces p where p.run_id = export_runs.id)`),
  ])
}
