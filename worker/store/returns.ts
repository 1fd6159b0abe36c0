// What a phone is to correct or to answer: only what it sent itself or was handed, and only of people who have not withdrawn.
import { sql } from 'drizzle-orm'
import type { Returned } from '../../core/wire/query.ts'
import { type Db, first, list, rows } from './db.ts'
import { queriesWhere } from './queries.ts'
import { notWithdrawn } from './responses.ts'

/** A phone carries no more than a person can work through. */
const mostReturned = 200

const columns = sql`r.id, coalesce(r.root_id, r.id) as root, r.version, r.participant, r.case_code as "case",
  r.occurred_on as occurredOn, r.task_id as task, r.state, r.note`

type Found = Omit<Returned, 'queries'> & { root: string }

/** Returned responses first, then those with questions alone. */
export async function returnedTo(db: Db, device: string): Promise<Returned[]> {
  const queries = await queriesWhere(
    db,
    sql`q.device_id = ${device} and q.state in ('open', 'answered')`,
  )
  const roots = [...new Set(queries.map((query) => query.root))]
  const found = await rows<Found>(
    db,
    sql`select * from (
        select ${columns} from responses r where coalesce(r.holder_id, r.device_id) = ${device} and r.state = 'returned'
          and r.replaced_by is null and ${notWithdrawn} order by r.received_at desc limit ${mostReturned})
      union select * from (
        select ${columns} from ${list(roots)} j join responses r on r.root_id = j.value or r.id = j.value
        where r.replaced_by is null and r.state <> 'quarantined' and ${notWithdrawn} limit ${mostReturned})`,
  )
  return found
    .map(({ root, ...row }) => ({
      ...row,
      note: row.state === 'returned' ? row.note : '',
      queries: queries.flatMap(({ root: of, ...query }) => (of === root ? [query] : [])),
    }))
    .sort((a, b) => Number(b.state === 'returned') - Number(a.state === 'returned'))
}

/** The canonical bytes of a response that this phone sent, or may correct; null for all others. */
export async function bodyFor(db: Db, device: string, id: string): Promise<string | null> {
  const found = await first<{ body: string }>(
    db,
    sql`select r.body from responses r where r.id = ${id} and r.state <> 'quarantined' and ${notWithdrawn}
      and (r.device_id = ${device} or r.holder_id = ${device} or exists (
        select 1 from handings h where h.root_id = coalesce(r.root_id, r.id) and h.device_id = ${device}))`,
  )
  return found?.body ?? null
}
