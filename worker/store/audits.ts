// The audit trail: the line is part of the batch that makes the change, so neither can be without the other.
import { sql } from 'drizzle-orm'
import type { AuditThing, AuditVerb } from '../../core/wire/audit.ts'
import type { AuditRow, Page } from '../../core/wire/field.ts'
import { thingName } from './audit-names.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, rows, type Write } from './db.ts'

/** Who does it and when: what every changing store function is told. */
export type Deed = {
  study: string | null
  actorKind: 'person' | 'token' | 'device' | 'system'
  actor: string
  at: string
  request: string
}

/**
 * The line for the statement just before it in the batch. It is written only if that statement changed something:
 * `changes()` is SQLite's count of the rows that the previous statement touched.
 * `details` holds codes and counts, never what anybody said.
 */
export function logged(
  db: Db,
  deed: Deed,
  verb: AuditVerb,
  what: AuditThing,
  object: string | null,
  details: Record<string, string | number | null> = {},
): Write {
  return db.run(sql`
    insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
    select ${deed.study}, ${deed.at}, ${deed.actorKind}, ${deed.actor}, ${verb}, ${what}, ${object},
      ${JSON.stringify(details)}, ${deed.request}
    where changes() > 0`)
}

export async function listAudits(db: Db, study: string, cursor: Cursor): Promise<Page<AuditRow>> {
  const before = cursor.after ? Number(cursor.after[0]) : Number.MAX_SAFE_INTEGER
  const found = await rows<AuditRow>(
    db,
    sql`select a.id, a.at, coalesce(p.name, d.label, a.actor_kind) as who, a.verb, a.what, a.object_id as object,
        ${thingName} as name
      from audits a left join people p on p.id = a.actor_id left join devices d on d.id = a.actor_id
      where a.study_id = ${study} and a.id < ${before}
      order by a.id desc limit ${cursor.limit + 1}`,
  )
  return page(found, cursor, (row) => [String(row.id)])
}
