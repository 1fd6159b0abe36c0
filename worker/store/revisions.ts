// Corrections: a response that replaces another joins its chain, its words become the next version of the same source, and
// codings, evidence, tasks and queries go along with what stands there still. All of it in the batch that keeps the response.
import { sql } from 'drizzle-orm'
import { changesIn } from '../../core/answer/changed.ts'
import { type Stretch, unchanged } from '../../core/text/carry.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { Revision } from '../../core/wire/field.ts'
import type { Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import { type Db, list, rows, type Write } from './db.ts'
import type { Sound } from './intake.ts'
import { type Renamed, renamer } from './renamed.ts'

/** What a correction stands on, as it was when that was read; should it have moved on, the batch fails and is tried anew. */
export type Ground = {
  root: string
  /** The number that this revision gets, should it be kept. */
  revision: number
  /** The number that its words get as a version of the source; 1 where what came before had no words. */
  textVersion: number
  /** What its words become in the version after that, where names had been replaced in what came before. */
  renamed: Renamed | null
  /** The places whose answers it changes. */
  changed: string[]
}

/** What moves along from one text of a source to its newest. */
export type Carrying = { source: string; from: number; to: number; stretches: Stretch[] }

export type Revised = { grounds: Map<string, Ground>; carrying: Carrying[] }

type Found = {
  id: string
  root: string
  revision: number
  body: string
  text: string | null
  blocks: string | null
  number: number | null
  isNamed: number
}

/** Of corrections in the order they were made. One whose original the study does not have gets no ground. */
export async function groundsOf(db: Db, study: string, corrections: Sound[]): Promise<Revised> {
  const originals = [...new Set(corrections.map((one) => one.response.replaces))]
  const had = await rows<{ id: string }>(
    db,
    // What lies in quarantine stands on nothing yet.
    sql`select id from responses where state <> 'quarantined'
      and id in ${list(corrections.map((one) => one.response.id))}`,
  )
  const isHad = new Set(had.map(({ id }) => id))
  const found = await rows<Found>(
    db,
    sql`with o as (select p.id, coalesce(p.root_id, p.id) as root, p.body
        from json_each(${JSON.stringify(originals)}) j join responses p on p.id = j.value and p.study_id = ${study})
      select o.id, o.root, o.body, v.text, v.blocks, v.number,
        coalesce((select max(revision) from responses where root_id = o.root), 1) as revision,
        exists (select 1 from source_versions where source_id = o.root and kind = 'pseudonym') as isNamed
      from o left join source_versions v on v.source_id = o.root
        and v.number = (select max(number) from source_versions where source_id = o.root)`,
  )
  const originalOf = new Map(found.map((row) => [row.id, row]))
  const heads = new Map(found.map((row) => [row.root, row]))
  const named = found.filter(({ isNamed }) => isNamed).map(({ root }) => root)
  const renamed = await renamer(db, study, named)
  const grounds = new Map<string, Ground>()
  const newest = new Map<string, Sound>()
  for (const one of corrections) {
    const original = originalOf.get(one.response.replaces ?? '')
    const head = original && heads.get(original.root)
    if (!original || !head || grounds.has(one.response.id) || isHad.has(one.response.id)) continue
    const before = [...grounds.values()].filter(({ root }) => root === head.root)
    grounds.set(one.response.id, {
      root: head.root,
      revision: head.revision + before.length + 1,
      textVersion: (before.map(lastText).at(-1) ?? head.number ?? 0) + 1,
      renamed: await renamed(head.root, head.text ?? '', one.words),
      changed: changesIn((JSON.parse(original.body) as Response).answers, one.response.answers).map(
        ({ ref }) => ref,
      ),
    })
    newest.set(head.root, one)
  }
  const carrying = [...newest].flatMap(([root, { response, words }]): Carrying[] => {
    const head = heads.get(root)
    const ground = grounds.get(response.id)
    if (!head || head.text === null || head.number === null || !ground) return []
    const before = { text: head.text, blocks: JSON.parse(head.blocks ?? '[]') as Block[] }
    const stretches = unchanged(before, ground.renamed ?? words)
    return [{ source: root, from: head.number, to: lastText(ground), stretches }]
  })
  return { grounds, carrying }
}

/** The version of the text that is read from then on. */
function lastText({ textVersion, renamed }: Ground): number {
  return textVersion + Number(renamed !== null)
}

/** After the responses and their words are written. `kept` are the corrections, with the grounds they were given. */
export function writeRevisions(
  db: Db,
  deed: Deed,
  study: string,
  kept: Sound[],
  { grounds, carrying }: Revised,
): Write[] {
  const pairs = kept.flatMap(({ response: { id }, hash, title }) => {
    const ground = grounds.get(id)
    return ground ? [{ id, kept: hash, title, root: ground.root, changed: ground.changed }] : []
  })
  const json = JSON.stringify(pairs)
  /** The corrections that this very request kept, in the order of their chains. */
  const fresh = sql`json_each(${json}) j join responses r on r.id = j.value ->> 'id'
    and r.body_hash = j.value ->> 'kept' and r.request_id = ${deed.request} and r.state = 'received'`
  const roots = sql`(select distinct r.root_id from ${fresh})`
  return [
    db.run(sql`
      update responses set replaced_by = (select n.id from responses n
        where n.root_id = coalesce(responses.root_id, responses.id) and n.revision > responses.revision
        order by n.revision limit 1)
      where study_id = ${study} and revision is not null and (id in ${roots} or root_id in ${roots})`),
    db.run(sql`
      update sources set response_id = n.id, version = n.version, title = n.title, occurred_on = n.occurred_on
      from (select r.id, r.root_id, r.version, r.occurred_on, j.value ->> 'title' as title
        from ${fresh} where r.replaced_by is null) n
      where sources.id = n.root_id`),
    ...carry(db, deed, carrying),
    db.run(sql`
      insert into query_messages (id, query_id, kind, author_kind, author_id, text, written_at, received_at)
      select r.id || ' ' || q.id, q.id, 'correction', 'device', r.device_id, '', r.finalised_at, ${deed.at}
      from ${fresh} join queries q on q.root_id = r.root_id and q.state in ('open', 'answered')
        and q.ref in (select value from json_each(j.value -> 'changed'))
      where true on conflict do nothing`),
    db.run(sql`
      update queries set state = 'answered' where state = 'open' and root_id in ${roots}
        and exists (select 1 from ${fresh} where r.root_id = queries.root_id
          and queries.ref in (select value from json_each(j.value -> 'changed')))`),
    db.run(sql`
      update tasks set response_id = n.id from (select r.id, r.root_id from ${fresh} where r.replaced_by is null) n
      where tasks.study_id = ${study} and tasks.response_id in (select id from responses where id = n.root_id or root_id = n.root_id)`),
    ...askAgain(db, deed, roots),
  ]
}

/**
 * Each coding (and memo on a stretch) whose words stand unchanged moves to the new text, and where it stood is written down. What is left on an
 * older text does not fit any more: it stays there and does not count.
 */
function carry(db: Db, deed: Deed, carrying: Carrying[]): Write[] {
  if (carrying.length === 0) return []
  const moves = carrying.flatMap(({ source, from, to, stretches }) =>
    stretches.map(({ start, end, by }) => ({ source, from, to, start, end, by })),
  )
  const json = JSON.stringify(moves)
  // Only where the new text was written: a correction that was not kept moves nothing.
  const on = sql`json_each(${json}) j join source_versions v
    on v.source_id = j.value ->> 'source' and v.number = j.value ->> 'to'`
  const lies = sql`c.source_id = j.value ->> 'source' and c.version = j.value ->> 'from'
    and c.start_at >= j.value ->> 'start' and c.end_at <= j.value ->> 'end' and c.unfit_at is null`
  const newest = sql`(select max(number) from source_versions where source_id = codings.source_id)`
  return [
    db.run(sql`
      insert into coding_places (coding_id, version, start_at, end_at)
      select c.id, c.version, c.start_at, c.end_at from ${on} join codings c on ${lies}
      where true on conflict do nothing`),
    db.run(sql`
      update codings set version = m.version, start_at = codings.start_at + m.by, end_at = codings.end_at + m.by
      from (select c.id, j.value ->> 'to' as version, j.value ->> 'by' as by from ${on} join codings c on ${lies}) m
      where codings.id = m.id`),
    db.run(sql`
      update memos set version = m.version, start_at = memos.start_at + m.by, end_at = memos.end_at + m.by
      from (select c.id, j.value ->> 'to' as version, j.value ->> 'by' as by from ${on}
        join memos c on c.target_kind = 'segment' and c.target_id = j.value ->> 'source' and c.version = j.value ->> 'from'
          and c.start_at >= j.value ->> 'start' and c.end_at <= j.value ->> 'end') m
      where memos.id = m.id`),
    db.run(sql`
      update codings set unfit_at = ${deed.at} where unfit_at is null
        and source_id in (select value ->> 'source' from json_each(${JSON.stringify(carrying)})) and version < ${newest}`),
  ]
}

/** What was said of a score is asked of the corrected one: a stored question has its answer at a date. */
function askAgain(db: Db, deed: Deed, roots: ReturnType<typeof sql>): Write[] {
  return [
    db.run(sql`
      update evidence set response_id = n.id, result = json_object('value', n.value, 'holds',
          coalesce(iif(evidence.test ->> 'op' = '>=', n.value >= (evidence.test ->> 'value'), n.value <= (evidence.test ->> 'value')), 0),
          'at', ${deed.at})
      from (select e.id as evidence, r.id, iif(e.test ->> 'of' = 'total', r.score_total, (
            select s.value ->> 'total' from json_each(r.score, '$.subscales') s where s.value ->> 'name' = e.test ->> 'of')) as value
          from responses r join responses o on o.id = r.root_id or o.root_id = r.root_id
          join evidence e on e.response_id = o.id
          where r.root_id in ${roots} and r.replaced_by is null and r.revision is not null and o.id <> r.id) n
      where evidence.id = n.evidence`),
  ]
}

/** The chain from its first revision on. What lies in quarantine is read there, not here. */
export function revisionsOf(db: Db, study: string, root: string): Promise<Revision[]> {
  return rows<Revision>(
    db,
    // The plus keeps SQLite from walking all responses of the study instead of the two indexes.
    sql`select r.id, row_number() over (order by r.revision) as number, r.received_at as receivedAt, r.state, d.label as device,
        r.replaces
      from responses r join devices d on d.id = r.device_id
      where (r.id = ${root} or r.root_id = ${root}) and +r.study_id = ${study} and r.revision is not null
        and r.state <> 'quarantined'
      order by r.revision limit 200`,
  )
}
