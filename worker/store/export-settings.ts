// Settings of exports that are kept by name, and made again by the clock where that is wanted.
import { sql } from 'drizzle-orm'
import type { ExportOrder, ExportSettings, ExportSettingsRow } from '../../core/wire/export.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'

/** A study has a handful of them. */
const most = 100

export async function listSettings(db: Db, study: string): Promise<ExportSettingsRow[]> {
  const found = await rows<{
    id: string
    name: string
    body: string
    every: ExportSettings['every']
    by: string
    nextAt: string | null
  }>(
    db,
    sql`select s.id, s.name, s.body, s.every, p.name as "by", s.next_at as nextAt
      from export_settings s join people p on p.id = s.made_by
      where s.study_id = ${study} and s.removed_at is null order by s.made_at, s.id limit ${most}`,
  )
  return found.map(({ body, ...row }) => ({ ...row, order: JSON.parse(body) as ExportOrder }))
}

/** Said again under its id, it is changed; one that was removed comes back. False for another study's id. */
export async function putSettings(
  db: Db,
  deed: Deed,
  id: string,
  { name, order, every }: ExportSettings,
): Promise<boolean> {
  const body = JSON.stringify(order)
  const next = every === null ? null : nextTime(every, deed.at)
  const [isKept] = await together(db, [
    db.run(sql`insert into export_settings (id, study_id, name, body, every, next_at, made_at, made_by)
      values (${id}, ${deed.study}, ${name}, ${body}, ${every}, ${next}, ${deed.at}, ${deed.actor})
      on conflict (id) do update set name = ${name}, body = ${body}, every = ${every}, next_at = ${next}, removed_at = null,
        made_by = ${deed.actor} where study_id = ${deed.study}`),
    logged(db, deed, 'write', 'export-settings', id, { every }),
  ])
  return isKept ?? false
}

export async function removeSettings(db: Db, deed: Deed, id: string): Promise<boolean> {
  const [isRemoved] = await together(db, [
    db.run(sql`update export_settings set removed_at = ${deed.at}
      where id = ${id} and study_id = ${deed.study} and removed_at is null`),
    logged(db, deed, 'remove', 'export-settings', id),
  ])
  return isRemoved ?? false
}

export type Due = {
  id: string
  study: string
  order: ExportOrder
  every: NonNullable<ExportSettings['every']>
  by: string
  nextAt: string
}

/** The one that waited longest and whose maker may still export. */
export async function dueSettings(db: Db, now: string): Promise<Due | null> {
  const found = await first<Omit<Due, 'order'> & { body: string }>(
    db,
    sql`select s.id, s.study_id as study, s.body, s.every, s.made_by as "by", s.next_at as nextAt
      from export_settings s join members m on m.study_id = s.study_id and m.person_id = s.made_by
      where s.removed_at is null and s.next_at <= ${now} and m.role in ('owner', 'supervisor')
      order by s.next_at limit 1`,
  )
  return found && { ...found, order: JSON.parse(found.body) as ExportOrder }
}

/** Claims its turn: false when another did. */
export async function claimDue(db: Db, { id, every, nextAt }: Due, now: string): Promise<boolean> {
  const [isClaimed] = await together(db, [
    db.run(
      sql`update export_settings set next_at = ${nextTime(every, now)} where id = ${id} and next_at = ${nextAt}`,
    ),
  ])
  return isClaimed ?? false
}

const days = { day: 1, week: 7 }

export function nextTime(every: NonNullable<ExportSettings['every']>, from: string): string {
  const at = new Date(from)
  if (every === 'month') {
    const day = at.getUTCDate()
    at.setUTCMonth(at.getUTCMonth() + 1)
    // The 31st of a month without one is its last day.
    if (at.getUTCDate() < day) at.setUTCDate(0)
  } else at.setUTCDate(at.getUTCDate() + days[every])
  return at.toISOString()
}
