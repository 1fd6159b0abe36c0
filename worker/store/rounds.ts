// Rounds of coding: made, listed with how far everybody is, closed and opened again.
import { type SQL, sql } from 'drizzle-orm'
import type { Page } from '../../core/wire/field.ts'
import type {
  FrozenCode,
  PossibleCoder,
  Round,
  RoundBody,
  RoundCoder,
  RoundPart,
  RoundRow,
} from '../../core/wire/round.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, list, rows, together } from './db.ts'
import type { Eyes } from './layers.ts'
import { readable } from './sources.ts'

type Found = Omit<RoundRow, 'draw' | 'coders' | 'codebook'> & {
  book: string | null
  seed: number | null
  drawn: number | null
  coders: string
}

function columns(eyes: Eyes): SQL {
  return sql`r.id, r.title, r.mode, r.from_day as "from", r.to_day as "to", r.seed, r.draw as drawn, r.sources,
    json_array_length(r.codes) as codes, (select json_object('id', b.id, 'name', b.name) from codebook_versions b
      where b.id = r.codebook_id) as book, r.made_at as madeAt, r.closed_at as closedAt,
    (select json_group_array(json_object('id', p.person_id, 'name', w.name, 'parts', p.parts, 'done', p.done,
        'isOpen', json(iif(p.is_open, 'true', 'false'))))
      from round_people p join people w on w.id = p.person_id
      where p.round_id = r.id ${mineOnly(eyes)}) as coders`
}

/** How far the others are belongs to what a coder does not hear. */
function mineOnly(eyes: Eyes): SQL {
  return eyes.all ? sql`` : sql`and p.person_id = ${eyes.person}`
}

function inRound(eyes: Eyes): SQL {
  return eyes.all
    ? sql`true`
    : sql`exists (select 1 from round_people m where m.round_id = r.id and m.person_id = ${eyes.person})`
}

export async function listRounds(
  db: Db,
  study: string,
  eyes: Eyes,
  cursor: Cursor,
): Promise<Page<RoundRow>> {
  const [at, id] = cursor.after ?? ['9999', '']
  const found = await rows<Found>(
    db,
    sql`select ${columns(eyes)} from rounds r where r.study_id = ${study} and r.removed_at is null
        and (r.made_at, r.id) < (${at}, ${id}) and ${inRound(eyes)}
      order by r.made_at desc, r.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(asRow), cursor, (row) => [row.madeAt, row.id])
}

export async function findRound(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
): Promise<Round | null> {
  const found = await first<Found & { frozen: string }>(
    db,
    sql`select ${columns(eyes)}, r.codes as frozen from rounds r
      where r.id = ${id} and r.study_id = ${study} and r.removed_at is null and ${inRound(eyes)}`,
  )
  if (!found) return null
  const { frozen, ...row } = found
  const parts = await rows<RoundPart>(
    db,
    sql`select p.source_id as source, s.title, s.technique, p.person_id as coder, p.done_at as doneAt,
        p.reopened_at as reopenedAt
      from round_parts p join sources s on s.id = p.source_id
      where p.round_id = ${id} ${mineOnly(eyes)} and ${readable} order by s.added_at desc, s.id, p.person_id`,
  )
  return { ...asRow(row), frozen: JSON.parse(frozen) as FrozenCode[], parts }
}

function asRow({ seed, drawn, coders, book, ...row }: Found): RoundRow {
  return {
    ...row,
    codebook: book === null ? null : (JSON.parse(book) as RoundRow['codebook']),
    draw: seed === null || drawn === null ? null : { seed, blocks: drawn },
    coders: JSON.parse(coders) as RoundCoder[],
  }
}

export type RoundPut =
  | 'made'
  | 'had'
  | 'id-taken'
  | { unsound: 'coder' | 'source' | 'code' | 'codebook' }

/** A round is made once and stays as it was asked for; taken away and put again, it is the same round. */
export async function putRound(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  round: RoundBody,
): Promise<RoundPut> {
  const body = JSON.stringify(round)
  const version = round.codebook ?? null
  const sources = JSON.stringify(round.sources)
  const coders = list([...new Set(round.sources.flatMap((one) => one.coders))])
  const isOfStudy = {
    code: sql`not exists (select 1 from json_each(${JSON.stringify(round.codes)}) j
      where not exists (select 1 from codes c where c.id = j.value and c.study_id = ${study}))`,
    codebook:
      version === null
        ? sql`true`
        : sql`(exists (select 1 from codebook_versions b where b.id = ${version} and b.study_id = ${study})
          and not exists (select 1 from json_each(${JSON.stringify(round.codes)}) j where j.value not in (
            select k.value ->> 0 from codebook_versions b, json_each(b.codes) k where b.id = ${version})))`,
    source: sql`not exists (select 1 from json_each(${sources}) j where not exists (
      select 1 from sources s where s.id = j.value ->> 'source' and s.study_id = ${study} and ${readable}))`,
    coder: sql`not exists (select 1 from ${coders} j where not ${isOutside(study, sql`j.value`)}
      and not exists (select 1 from members m
        where m.study_id = ${study} and m.person_id = j.value and m.role <> 'researcher'))`,
  }
  const [made, , back] = await together(db, [
    db.run(sql`
      insert into rounds (id, study_id, title, mode, from_day, to_day, seed, draw, body, codes, sources, codebook_id,
        made_at, made_by)
      select ${id}, ${study}, ${round.title}, ${round.mode}, ${round.from}, ${round.to}, ${round.draw?.seed ?? null},
        ${round.draw?.blocks ?? null}, ${body},
        ${frozen(study, round.codes, version)}, ${round.sources.length}, ${version}, ${deed.at}, ${deed.actor}
      where ${isOfStudy.code} and ${isOfStudy.codebook} and ${isOfStudy.source} and ${isOfStudy.coder} on conflict do nothing`),
    logged(db, deed, 'make', 'round', id, { mode: round.mode, sources: round.sources.length }),
    db.run(sql`update rounds set removed_at = null
      where id = ${id} and study_id = ${study} and body = ${body} and removed_at is not null`),
    logged(db, deed, 'bring-back', 'round', id),
    db.run(sql`
      insert into round_parts (round_id, source_id, person_id, done_at)
      select ${id}, j.value ->> 'source', k.value, iif(${isOutside(study, sql`k.value`)}, ${deed.at}, null)
      from json_each(${sources}) j, json_each(j.value, '$.coders') k
      where exists (select 1 from rounds r where r.id = ${id} and r.study_id = ${study} and r.body = ${body})
      on conflict do nothing`),
    db.run(sql`
      insert into round_people (round_id, person_id, study_id, mode, since, parts)
      select r.id, p.person_id, r.study_id, r.mode, r.made_at, count(*)
      from rounds r join round_parts p on p.round_id = r.id
      where r.id = ${id} and r.study_id = ${study} and r.body = ${body} group by p.person_id
      on conflict do nothing`),
    reckon(db, id),
  ])
  if (made) return 'made'
  if (back) return 'had'
  const held = await first<{
    isSame: number | null
    code: number
    codebook: number
    source: number
  }>(
    db,
    sql`select (select study_id = ${study} and body = ${body} from rounds where id = ${id}) as isSame,
      ${isOfStudy.code} as code, ${isOfStudy.codebook} as codebook, ${isOfStudy.source} as source`,
  )
  if (held && held.isSame !== null) return held.isSame ? 'had' : 'id-taken'
  if (!held?.code) return { unsound: 'code' }
  if (!held.codebook) return { unsound: 'codebook' }
  return { unsound: held.source ? 'coder' : 'source' }
}

/** Whose codings came with a file: what they did is done, and can be compared. */
function isOutside(study: string, person: SQL): SQL {
  return sql`exists (select 1 from outside_coders o where o.study_id = ${study} and o.person_id = ${person})`
}

/** Who can take part in a round: members who code, and whoever's codings came with a file. */
export function listCoders(db: Db, study: string): Promise<PossibleCoder[]> {
  return rows(
    db,
    sql`select * from (
        select p.id, p.name, m.role from members m join people p on p.id = m.person_id
        where m.study_id = ${study} and m.role <> 'researcher'
      union all select p.id, p.name, null from outside_coders o join people p on p.id = o.person_id
        where o.study_id = ${study}
          and exists (select 1 from code_tallies t where t.layer_id = ${`${study}:coder:`} || p.id and t.n > 0)
      ) order by role is null, name limit 700`,
  )
}

/** The codes as a version of the codebook has them, or as they are now. */
function frozen(study: string, codes: readonly string[], version: string | null): SQL {
  const asked = sql`json_each(${JSON.stringify(codes)}) j join codes c on c.id = j.value and c.study_id = ${study}`
  const words = (of: SQL, position: SQL) =>
    sql`json_group_array(json_object('id', c.id, 'name', ${of}.name, 'label', ${of}.label, 'parent', ${of}.parent_id,
      'definition', ${of}.definition, 'include', ${of}.include, 'exclude', ${of}.exclude, 'example', ${of}.example,
      'hue', ${of}.hue, 'position', ${position}, 'revision', ${of}.revision))`
  if (version === null) return sql`(select ${words(sql`c`, sql`c.position`)} from ${asked})`
  return sql`(select ${words(sql`v`, sql`k.value ->> 2`)} from ${asked}
    join codebook_versions b on b.id = ${version} join json_each(b.codes) k on k.value ->> 0 = c.id
    join code_wordings v on v.code_id = c.id and v.revision = k.value ->> 1)`
}

/** False when there is no such round. Its parts and what was settled stay, and come back with it. */
export async function removeRound(db: Db, deed: Deed, study: string, id: string): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study}`
  await together(db, [
    db.run(sql`update rounds set removed_at = ${deed.at} where ${own} and removed_at is null`),
    logged(db, deed, 'remove', 'round', id),
    reckon(db, id),
  ])
  return (await first(db, sql`select 1 from rounds where ${own}`)) !== null
}

/** Takes the removing back, with all that was done in it. False when there never was such a round. */
export async function restoreRound(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study}`
  await together(db, [
    db.run(sql`update rounds set removed_at = null where ${own} and removed_at is not null`),
    logged(db, deed, 'restore', 'round', id),
    reckon(db, id),
  ])
  return (await first(db, sql`select 1 from rounds where ${own}`)) !== null
}

/** Closing ends the blindness; opening takes the closing back. False when there is no such round. */
export async function closeRound(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  isClosed: boolean,
): Promise<boolean> {
  const own = sql`id = ${id} and study_id = ${study} and removed_at is null`
  await together(db, [
    isClosed
      ? db.run(sql`update rounds set closed_at = ${deed.at} where ${own} and closed_at is null`)
      : db.run(sql`update rounds set closed_at = null where ${own} and closed_at is not null`),
    logged(db, deed, isClosed ? 'close' : 'open', 'round', id),
    reckon(db, id),
  ])
  return (await first(db, sql`select 1 from rounds where ${own}`)) !== null
}

/** Works out anew who is done with what and who may still code, after anything about a round has changed. */
export function reckon(db: Db, round: string) {
  return db.run(sql`
    update round_people set
      done = (select count(*) from round_parts p where p.round_id = round_people.round_id
        and p.person_id = round_people.person_id and p.done_at is not null),
      is_open = (select r.removed_at is null and (r.closed_at is null or exists (select 1 from round_parts p
          where p.round_id = r.id and p.person_id = round_people.person_id and p.reopened_at > r.closed_at
            and p.done_at is null))
        from rounds r where r.id = round_people.round_id)
    where round_id = ${round}`)
}
