// Changes of the codebook that go over many codings: made as one batch, recorded with all they touched, taken back as one.
import { type SQL, sql } from 'drizzle-orm'
import type {
  CodeChangeBody,
  CodeChangeKind,
  CodeChangeRow,
  KeptReason,
} from '../../core/wire/codebook.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together, type Write } from './db.ts'

/** True of what this very request did: everything else in the batch hangs on it. */
export function isMade(change: string, deed: Deed): SQL {
  return sql`exists (select 1 from code_changes where id = ${change} and request_id = ${deed.request})`
}

/** The first statement of each change: only if its guards hold is anything else of the batch done. */
export function begin(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
  body: CodeChangeBody,
  guard: SQL,
): [Write, Write] {
  return [
    db.run(sql`
      insert into code_changes (id, study_id, kind, body, made_by, made_at, request_id)
      select ${change}, ${study}, ${body.kind}, ${JSON.stringify(body)}, ${deed.actor}, ${deed.at}, ${deed.request}
      where ${guard} on conflict do nothing`),
    logged(db, deed, body.kind, 'codebook', change),
  ]
}

/** Whether this change is there already: as it was asked for, or as something else. */
export async function heldChange(
  db: Db,
  study: string,
  change: string,
  body: CodeChangeBody,
): Promise<'same' | 'other' | null> {
  const held = await first<{ isSame: number }>(
    db,
    sql`select study_id = ${study} and body = ${JSON.stringify(body)} as isSame from code_changes where id = ${change}`,
  )
  if (!held) return null
  return held.isSame ? 'same' : 'other'
}

/** A round that somebody is still at work in and that has one of these codes: its title and the code's label. */
export function runningRoundOf(study: string, codes: SQL): SQL {
  return sql`select r.title as round, c.label as code from rounds r, json_each(r.codes) j join codes c on c.id = j.value ->> 'id'
    where r.study_id = ${study} and r.removed_at is null and c.id in ${codes}
      and exists (select 1 from round_people p where p.round_id = r.id and p.is_open = 1)`
}

type Found = Omit<CodeChangeRow, 'codes'> & { codes: string }

export function changeColumns(): SQL {
  return sql`h.id, h.kind, w.name as "by", h.made_at as "at", h.undone_at as undoneAt,
    (select count(*) from code_change_codings k where k.change_id = h.id) as codings,
    (select json_group_array(json_object('id', k.code_id, 'label', coalesce(c.label, ''), 'part', k.part))
      from (select * from code_change_codes where change_id = h.id order by part limit 50) k
      left join codes c on c.id = k.code_id) as codes`
}

export function asChange({ codes, ...row }: Found): CodeChangeRow {
  return { ...row, codes: JSON.parse(codes) as CodeChangeRow['codes'] }
}

/** Newest first, taken back ones among them. */
export async function listChanges(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<CodeChangeRow>> {
  const [at, id] = cursor.after ?? ['9999', '']
  const found = await rows<Found>(
    db,
    sql`select ${changeColumns()} from code_changes h join people w on w.id = h.made_by
      where h.study_id = ${study} and (h.made_at, h.id) < (${at}, ${id})
      order by h.made_at desc, h.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(asChange), cursor, (row) => [row.at, row.id])
}

export type Undoing = 'done' | 'unknown' | { kept: KeptReason }

/**
 * Takes a change back as a whole, or not at all: when what it touched has been changed since. Codings that were made,
 * resized or removed meanwhile do not stand in the way; a code with another wording, a coding or a thing with another code does.
 */
export async function undoChange(
  db: Db,
  deed: Deed,
  study: string,
  change: string,
): Promise<Undoing> {
  const held = await first<{ kind: CodeChangeKind; undoneAt: string | null }>(
    db,
    sql`select kind, undone_at as undoneAt from code_changes where id = ${change} and study_id = ${study}`,
  )
  if (!held) return 'unknown'
  if (held.undoneAt !== null) return 'done'
  const stands = whatStands(study, change)
  const [undone] = await together(db, [
    db.run(sql`update code_changes set undone_at = ${deed.at}, undone_by = ${deed.actor}, undone_request = ${deed.request}
      where id = ${change} and study_id = ${study} and undone_at is null
        and ${sql.join(Object.values(stands), sql` and `)}`),
    logged(db, deed, 'undo', 'codebook', change, { kind: held.kind }),
    ...takeBack(db, deed, change),
  ])
  if (undone) return 'done'
  const reasons = Object.entries(stands).map(([name, isSo]) => sql`${isSo} as ${sql.raw(name)}`)
  const told = await first<Record<KeptReason, number>>(
    db,
    sql`select ${sql.join(reasons, sql`, `)}`,
  )
  const kept = (Object.keys(stands) as KeptReason[]).find((name) => told?.[name] === 0)
  return kept ? { kept } : 'done'
}

/** What has to stand as the change left it, each under the reason that is told when it does not. */
function whatStands(study: string, change: string): Record<KeptReason, SQL> {
  const touched = sql`(select code_id from code_change_codes where change_id = ${change})`
  const made = sql`(select code_id from code_change_codes where change_id = ${change} and part = 'made')`
  return {
    round: sql`not exists (${runningRoundOf(study, touched)})`,
    codes: sql`not exists (select 1 from code_change_codes k left join codes c on c.id = k.code_id
      left join code_wordings v on v.code_id = k.code_id and v.revision = k.was
      where k.change_id = ${change} and (c.id is null or (k.was is not k.became and c.revision <> k.became)
        or (k.part = 'from' and c.merged_into is not (select i.code_id from code_change_codes i
          where i.change_id = ${change} and i.part = 'into'))
        or (k.part = 'into' and c.retired_at is not null)
        or (k.part = 'changed' and exists (select 1 from codes n where n.study_id = ${study} and n.name = v.name
          and n.id not in ${touched}))))`,
    codings: sql`not exists (select 1 from code_change_codings k join codings c on c.id = k.coding_id
      left join codings s on s.id = k.folded_into
      where k.change_id = ${change} and iif(k.folded_into is null, c.code_id <> k.became,
        c.code_id <> k.was or c.removed_at is null or s.removed_at is not null))`,
    things: sql`not exists (select 1 from code_change_things k where k.change_id = ${change} and case k.kind
      when 'memo' then not exists (select 1 from memos m where m.id = k.thing_id and m.target_id = k.became)
      when 'evidence' then not exists (select 1 from evidence e where e.id = k.thing_id and e.coding_id = k.became)
      when 'finding' then not exists (select 1 from finding_codes f where f.finding_id = k.thing_id and f.code_id = k.became)
      when 'relation-ends' then not exists (select 1 from relations r where r.id = k.thing_id
        and json_array(r.from_code, r.to_code) = k.became)
      when 'relation-evidence' then not exists (select 1 from relations r where r.id = k.thing_id and r.evidence = k.became)
      when 'event-evidence' then not exists (select 1 from events v where v.id = k.thing_id and v.evidence = k.became)
      else false end)`,
    // A code that the change made goes away with it, so nothing may have come to hang on it.
    used: sql`not exists (select 1 from codings c where c.study_id = ${study} and c.code_id in ${made}
        and c.id not in (select coding_id from code_change_codings where change_id = ${change}))
      and not exists (select 1 from codes c where c.study_id = ${study} and c.parent_id in ${made} and c.id not in ${made})
      and not exists (select 1 from codes c where c.study_id = ${study} and c.merged_into in ${made})
      and not exists (select 1 from memos m where m.study_id = ${study} and m.target_kind = 'code' and m.target_id in ${made})
      and not exists (select 1 from findings f join finding_codes x on x.finding_id = f.id
        where f.study_id = ${study} and x.code_id in ${made})
      and not exists (select 1 from relations r where r.study_id = ${study} and (r.from_code in ${made} or r.to_code in ${made}))
      and not exists (select 1 from adjudications a where a.study_id = ${study} and a.code_id in ${made})
      and not exists (select 1 from rounds r, json_each(r.codes) j where r.study_id = ${study} and j.value ->> 'id' in ${made})
      and not exists (select 1 from codebook_versions b, json_each(b.codes) j
        where b.study_id = ${study} and j.value ->> 0 in ${made})`,
  }
}

function takeBack(db: Db, deed: Deed, change: string): Write[] {
  const isUndone = sql`exists (select 1 from code_changes where id = ${change} and undone_request = ${deed.request})`
  const things = (kind: string) =>
    sql`from code_change_things k where ${isUndone} and k.change_id = ${change} and k.kind = ${kind}`
  return [
    db.run(sql`update codings set code_id = k.was from code_change_codings k
      where ${isUndone} and k.change_id = ${change} and k.folded_into is null and codings.id = k.coding_id`),
    db.run(sql`update codings set removed_at = null from code_change_codings k
      where ${isUndone} and k.change_id = ${change} and k.folded_into is not null and codings.id = k.coding_id`),
    db.run(sql`update memos set target_id = k.was ${things('memo')} and memos.id = k.thing_id`),
    db.run(
      sql`update evidence set coding_id = k.was ${things('evidence')} and evidence.id = k.thing_id`,
    ),
    db.run(sql`insert into finding_codes (finding_id, code_id) select k.thing_id, k.was
      ${things('finding')} on conflict do nothing`),
    db.run(sql`insert into finding_codes (finding_id, code_id) select k.thing_id, k.was
      ${things('finding-double')} on conflict do nothing`),
    db.run(
      sql`delete from finding_codes where (finding_id, code_id) in (select k.thing_id, k.became ${things('finding')})`,
    ),
    db.run(sql`update relations set from_code = k.was ->> 0, to_code = k.was ->> 1
      ${things('relation-ends')} and relations.id = k.thing_id`),
    db.run(
      sql`update relations set evidence = k.was ${things('relation-evidence')} and relations.id = k.thing_id`,
    ),
    db.run(
      sql`update events set evidence = k.was ${things('event-evidence')} and events.id = k.thing_id`,
    ),
    db.run(sql`update codes set retired_at = null, merged_into = null
      where ${isUndone} and merged_into is not null and id in (select code_id from code_change_codes
        where change_id = ${change} and part = 'from')`),
    // The wording from before comes back as the next one: what was said meanwhile stays in the history.
    ...setAside(
      db,
      sql`${isUndone} and codes.id in (select code_id from code_change_codes
      where change_id = ${change} and was is not became)`,
    ),
    db.run(sql`update codes set parent_id = v.parent_id, name = v.name, label = v.label, definition = v.definition,
        include = v.include, exclude = v.exclude, example = v.example, hue = v.hue, position = v.position,
        revision = codes.revision + 1, edited_by = ${deed.actor}, edited_at = ${deed.at}
      from code_change_codes k join code_wordings v on v.code_id = k.code_id and v.revision = k.was
      where ${isUndone} and k.change_id = ${change} and k.part in ('changed', 'child', 'into') and k.was <> k.became
        and codes.id = k.code_id`),
    ...['code_wordings', 'wording_tallies', 'code_tallies'].map((table) =>
      db.run(sql`delete from ${sql.raw(table)} where ${isUndone} and code_id in (select code_id from code_change_codes
        where change_id = ${change} and part = 'made')`),
    ),
    db.run(sql`update codes set parent_id = null where ${isUndone} and id in (select code_id from code_change_codes
      where change_id = ${change} and part = 'made')`),
    db.run(sql`delete from codes where ${isUndone} and id in (select code_id from code_change_codes
      where change_id = ${change} and part = 'made')`),
  ]
}

/** Names are unique row by row, so codes that trade names let go of theirs first. */
export function setAside(db: Db, which: SQL): Write[] {
  return [db.run(sql`update codes set name = '~' || id where ${which}`)]
}
