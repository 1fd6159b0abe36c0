// Queries: questions on answers, and what is said to them. Their words only grow; their state says whose turn it is.
import { type SQL, sql } from 'drizzle-orm'
import type { NewQuery, Query, QueryMessage, QueryState } from '../../core/wire/query.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { passToHeir } from './heir.ts'
import { notWithdrawn } from './responses.ts'

export type Put = 'made' | 'had' | 'taken' | 'unknown'

/** On what may be read of the study: a response that counts, of nobody who has withdrawn. */
function readable(study: string, response: SQL): SQL {
  return sql`exists (select 1 from responses r where r.id = ${response} and r.study_id = ${study}
    and r.state <> 'quarantined' and ${notWithdrawn})`
}

/** Its first message has the query's own id, so that asking twice is asking once. */
export async function askQuery(
  db: Db,
  deed: Deed,
  study: string,
  response: string,
  id: string,
  { ref, text }: NewQuery,
): Promise<Put> {
  const [made] = await together(db, [
    db.run(sql`
      insert into queries (id, study_id, root_id, response_id, ref, device_id, state, asked_at)
      select ${id}, r.study_id, coalesce(r.root_id, r.id), r.id, ${ref}, coalesce(r.holder_id, r.device_id), 'open', ${deed.at}
      from responses r where r.id = ${response} and r.study_id = ${study} and ${readable(study, sql`r.id`)}
      on conflict do nothing`),
    logged(db, deed, 'ask', 'query', id, { response }),
    db.run(sql`
      insert into query_messages (id, query_id, kind, author_kind, author_id, text, written_at, received_at)
      select ${id}, ${id}, 'question', ${authorKind(deed)}, ${deed.actor}, ${text}, ${deed.at}, ${deed.at} where changes() > 0`),
    ...passToHeir(db, deed, study, response),
  ])
  if (made) return 'made'
  const held = await first<{ same: number }>(
    db,
    sql`select q.study_id = ${study} and q.response_id = ${response} and q.ref is ${ref} and m.text = ${text} as same
      from queries q join query_messages m on m.id = q.id where q.id = ${id}`,
  )
  return held ? (held.same ? 'had' : 'taken') : 'unknown'
}

export type Message = { id: string; kind: 'question' | 'answer'; text: string; at: string }

/** From the desk: a question opens the query again, an answer waits to be looked at. */
export function say(
  db: Db,
  deed: Deed,
  study: string,
  query: string,
  message: Message,
): Promise<Put> {
  return put(db, deed, sql`q.study_id = ${study}`, query, message)
}

/** From a phone: only to what it is asked, or was asked before the query went to another. */
export function answerFrom(
  db: Db,
  deed: Deed,
  device: string,
  query: string,
  message: Omit<Message, 'kind'>,
): Promise<Put> {
  const isAsked = sql`(q.device_id = ${device}
    or exists (select 1 from responses m where (m.id = q.root_id or m.root_id = q.root_id) and m.device_id = ${device})
    or exists (select 1 from handings h where h.root_id = q.root_id and h.device_id = ${device}))`
  return put(db, deed, isAsked, query, { ...message, kind: 'answer' })
}

async function put(
  db: Db,
  deed: Deed,
  which: SQL,
  query: string,
  { id, kind, text, at }: Message,
): Promise<Put> {
  const turn = kind === 'question' ? 'open' : 'answered'
  const [made] = await together(db, [
    db.run(sql`
      insert into query_messages (id, query_id, kind, author_kind, author_id, text, written_at, received_at)
      select ${id}, q.id, ${kind}, ${authorKind(deed)}, ${deed.actor}, ${text}, ${at}, ${deed.at}
      from queries q where q.id = ${query} and ${which} on conflict do nothing`),
    logged(db, deed, 'say', 'query', query, { kind }),
    // An answer that comes late does not open what was settled meanwhile; a new question does.
    db.run(sql`
      update queries set state = ${turn} where id = ${query} and changes() > 0
        and (${kind} = 'question' or state = 'open')`),
  ])
  if (made) return 'made'
  const held = await first<{ same: number; there: number }>(
    db,
    sql`select (select m.query_id = ${query} and m.kind = ${kind} and m.text = ${text} and m.author_id = ${deed.actor}
        from query_messages m where m.id = ${id}) as same,
      exists (select 1 from queries q where q.id = ${query} and ${which}) as there`,
  )
  if (!held?.there) return 'unknown'
  return held.same ? 'had' : 'taken'
}

/** False when the study has no such query. */
export async function settleQuery(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  state: Exclude<QueryState, 'answered'>,
): Promise<boolean> {
  await together(db, [
    db.run(
      sql`update queries set state = ${state} where id = ${id} and study_id = ${study} and state <> ${state}`,
    ),
    logged(db, deed, 'settle', 'query', id, { state }),
  ])
  return (
    (await first(db, sql`select 1 from queries where id = ${id} and study_id = ${study}`)) !== null
  )
}

/** Of all revisions of a response, in the order they were asked. Null when there is no such response to be read. */
export async function queriesOn(db: Db, study: string, response: string): Promise<Query[] | null> {
  const found = await first<{ root: string }>(
    db,
    sql`select coalesce(r.root_id, r.id) as root from responses r
      where r.id = ${response} and r.study_id = ${study} and ${notWithdrawn}`,
  )
  return found && queriesWhere(db, sql`q.root_id = ${found.root}`)
}

type Found = Omit<Query, 'messages'> & { messages: string }

const mostQueries = 500

/** `which` is a condition on `q`. */
export async function queriesWhere(db: Db, which: SQL): Promise<(Query & { root: string })[]> {
  const found = await rows<Found & { root: string }>(
    db,
    sql`select q.id, q.response_id as response, q.root_id as root, q.ref, q.state, (
        select json_group_array(json_object('id', m.id, 'kind', m.kind, 'by', m.by, 'text', m.text, 'at', m.at)) from (
          select m.id, m.kind, coalesce(p.name, d.label, '') as by, m.text, m.written_at as at
          from query_messages m left join people p on m.author_kind = 'person' and p.id = m.author_id
          left join devices d on m.author_kind = 'device' and d.id = m.author_id
          where m.query_id = q.id order by m.received_at, m.id) m) as messages
      from queries q where ${which} order by q.asked_at, q.id limit ${mostQueries}`,
  )
  return found.map(({ messages, ...query }) => ({
    ...query,
    messages: JSON.parse(messages) as QueryMessage[],
  }))
}

function authorKind({ actorKind }: Deed): 'person' | 'device' {
  return actorKind === 'device' ? 'device' : 'person'
}
