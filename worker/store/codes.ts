// The codebook: a tree of codes. An edit names the revision it saw, so nobody overwrites what they have not read.
import { type SQL, sql } from 'drizzle-orm'
import type { Code, CodeBody } from '../../core/wire/coding.ts'
import type { FrozenCode } from '../../core/wire/round.ts'
import { type Deed, logged } from './audits.ts'
import { isBlind, isHiddenCode } from './blind.ts'
import { runningRoundOf } from './code-changes.ts'
import { type Db, first, list, rows, together } from './db.ts'
import { type Eyes, visibleLayers } from './layers.ts'

const atMost = 5_000

/**
 * The whole codebook, retired codes too; its counts are over the layers the asker may see. Who works blind reads the codes of
 * their rounds as they were defined when the round began, and none that the others make meanwhile.
 */
export async function listCodes(db: Db, study: string, eyes: Eyes): Promise<Code[]> {
  const found = await rows<Code>(
    db,
    sql`select c.id, ${shownName(study, eyes)} as name, c.label, c.parent_id as parent, c.definition, c.include, c.exclude,
        c.example, c.hue, c.position, c.revision, c.retired_at as retiredAt, c.merged_into as mergedInto, c.guid, c.shortcut,
        coalesce(t.n, 0) as codings
      from codes c left join (select code_id, sum(n) as n from code_tallies
        where layer_id in ${visibleLayers(study, eyes)} group by code_id) t on t.code_id = c.id
      where c.study_id = ${study} and not ${isHiddenCode(study, eyes)}
      order by c.position, c.name limit ${atMost}`,
  )
  if (eyes.all) return found
  const frozen = await frozenFor(db, study, eyes.person)
  return found.map((code) => ({ ...code, ...frozen.get(code.id) }))
}

/** Who works blind reads the name that they gave, though a code hidden from them had it first: another would tell of that code. */
export function shownName(study: string, eyes: Eyes): SQL {
  if (eyes.all) return sql`c.name`
  return sql`iif(c.asked_name is not null and c.made_by = ${eyes.person} and ${isBlind(study, eyes.person)}, c.asked_name, c.name)`
}

export async function frozenFor(
  db: Db,
  study: string,
  person: string,
): Promise<Map<string, FrozenCode>> {
  const rounds = await rows<{ codes: string }>(
    db,
    sql`select r.codes from round_people p join rounds r on r.id = p.round_id
      where p.study_id = ${study} and p.person_id = ${person} and p.mode = 'blind' and p.is_open = 1
      order by r.made_at`,
  )
  const codes = rounds.flatMap((round) => JSON.parse(round.codes) as FrozenCode[])
  return new Map(codes.map((code) => [code.id, code]))
}

export type CodePut =
  | { outcome: 'made' | 'had'; revision: number }
  | {
      outcome:
        | 'unknown'
        | 'changed'
        | 'id-taken'
        | 'name-taken'
        | 'parent-unknown'
        | 'cycle'
        | 'frozen'
    }

export async function makeCode(
  db: Db,
  deed: Deed,
  study: string,
  eyes: Eyes,
  id: string,
  code: CodeBody,
): Promise<CodePut> {
  const isHiddenName = isNameUsed(study, eyes, id, code.name, 'hidden')
  const [made] = await together(db, [
    db.run(sql`
      insert into codes (id, study_id, parent_id, name, label, definition, include, exclude, example, hue, position,
        made_by, made_at, asked_name)
      select ${id}, ${study}, ${code.parent}, iif(${isHiddenName}, ${besides(id, code.name)}, ${code.name}), ${code.label},
        ${code.definition}, ${code.include}, ${code.exclude}, ${code.example}, ${code.hue}, ${code.position}, ${deed.actor},
        ${deed.at}, iif(${isHiddenName}, ${code.name}, null)
      where ${hasParent(study, code.parent)} and not ${isNameUsed(study, eyes, id, code.name, 'shown')}
      on conflict do nothing`),
    logged(db, deed, 'make', 'code', id, { name: code.name }),
  ])
  if (made) return { outcome: 'made', revision: 1 }
  const held = await heldCode(db, study, eyes, id, code)
  if (held.isSame) return { outcome: 'had', revision: held.revision ?? 1 }
  if (held.isIdUsed) return { outcome: 'id-taken' }
  return { outcome: held.isNameUsed ? 'name-taken' : 'parent-unknown' }
}

/** An edit of the code as it was at `revision`; sent again after a lost answer, it is already done. */
export async function editCode(
  db: Db,
  deed: Deed,
  study: string,
  eyes: Eyes,
  id: string,
  revision: number,
  code: CodeBody,
): Promise<CodePut> {
  const isHiddenName = isNameUsed(study, eyes, id, code.name, 'hidden')
  const [changed] = await together(db, [
    db.run(sql`
      update codes set parent_id = ${code.parent}, name = iif(${isHiddenName}, ${besides(id, code.name)}, ${code.name}),
        asked_name = iif(${isHiddenName}, ${code.name}, iif(name = ${code.name}, asked_name, null)), label = ${code.label},
        definition = ${code.definition}, include = ${code.include}, exclude = ${code.exclude},
        example = ${code.example}, hue = ${code.hue}, position = ${code.position}, revision = revision + 1,
        edited_by = ${deed.actor}, edited_at = ${deed.at}
      where id = ${id} and study_id = ${study} and revision = ${revision}
        and ${hasParent(study, code.parent)} and not ${isUnder(id, code.parent)} and ${mayChange(study, deed)}
        and not ${isNameUsed(study, eyes, id, code.name, 'shown')}`),
    logged(db, deed, 'edit', 'code', id, { name: code.name, revision: revision + 1 }),
  ])
  if (changed) return { outcome: 'had', revision: revision + 1 }
  const held = await heldCode(db, study, eyes, id, code)
  if (held.revision === null) return { outcome: 'unknown' }
  if (held.revision === revision + 1 && held.isSame)
    return { outcome: 'had', revision: held.revision }
  if (held.revision !== revision) return { outcome: 'changed' }
  if (held.isNameUsed) return { outcome: 'name-taken' }
  if (await isFrozen(db, study, deed, id)) return { outcome: 'frozen' }
  return { outcome: held.isParentKnown ? 'cycle' : 'parent-unknown' }
}

/** Who works blind changes no code but those they make themselves: a definition that moves would move the others too. */
export function mayChange(study: string, deed: Deed): SQL {
  return sql`(made_by is ${deed.actor} or not ${isBlind(study, deed.actor)})`
}

async function isFrozen(db: Db, study: string, deed: Deed, id: string): Promise<boolean> {
  return (
    (await first(
      db,
      sql`select 1 from codes where id = ${id} and study_id = ${study} and not ${mayChange(study, deed)}`,
    )) !== null
  )
}

export type Retiring = 'done' | 'unknown' | 'frozen' | { inRound: { code: string; round: string } }

/** Its codings stay; it takes no new ones. */
export async function retireCode(db: Db, deed: Deed, study: string, id: string): Promise<Retiring> {
  await together(db, [
    db.run(sql`update codes set retired_at = ${deed.at}
      where id = ${id} and study_id = ${study} and retired_at is null and ${mayChange(study, deed)}
        and not exists (${runningRoundOf(study, list([id]))})`),
    logged(db, deed, 'retire', 'code', id),
  ])
  const outcome = await whetherDone(db, study, deed, id)
  if (outcome !== 'done') return outcome
  const round = await first<{ code: string; round: string }>(
    db,
    sql`${runningRoundOf(study, list([id]))} and c.retired_at is null limit 1`,
  )
  return round ? { inRound: round } : 'done'
}

/** It is no part of what the code means, so it makes no wording. A code that has the key already keeps it: the first is meant. */
export async function setShortcut(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  key: string | null,
): Promise<'done' | 'unknown' | 'frozen'> {
  await together(db, [
    db.run(sql`update codes set shortcut = ${key}
      where id = ${id} and study_id = ${study} and shortcut is not ${key} and ${mayChange(study, deed)}`),
    logged(db, deed, 'shortcut', 'code', id),
  ])
  return whetherDone(db, study, deed, id)
}

/** Takes the retiring back. */
export async function restoreCode(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
): Promise<Retiring> {
  await together(db, [
    db.run(sql`update codes set retired_at = null, merged_into = null
      where id = ${id} and study_id = ${study} and retired_at is not null and ${mayChange(study, deed)}`),
    logged(db, deed, 'restore', 'code', id),
  ])
  return whetherDone(db, study, deed, id)
}

async function whetherDone(
  db: Db,
  study: string,
  deed: Deed,
  id: string,
): Promise<'done' | 'unknown' | 'frozen'> {
  const held = await first<{ isFree: number }>(
    db,
    sql`select ${mayChange(study, deed)} as isFree from codes where id = ${id} and study_id = ${study}`,
  )
  if (!held) return 'unknown'
  return held.isFree ? 'done' : 'frozen'
}

export function hasParent(study: string, parent: string | null): SQL {
  if (parent === null) return sql`true`
  return sql`exists (select 1 from codes p where p.id = ${parent} and p.study_id = ${study})`
}

/**
 * The table holds names unique by itself; asked here too, so that a taken name is a plain answer and not a failure.
 * `hidden` asks only about codes that the asker does not see, `shown` about those they do, under the names they read.
 */
function isNameUsed(
  study: string,
  eyes: Eyes,
  id: string,
  name: string,
  which: 'hidden' | 'shown',
): SQL {
  const others = sql`select 1 from codes c where c.study_id = ${study} and c.id <> ${id}`
  const hidden = sql`exists (${others} and c.name = ${name} and ${isHiddenCode(study, eyes)})`
  if (which === 'hidden') return hidden
  return sql`exists (${others} and ${name} in (c.name, c.asked_name) and ${shownName(study, eyes)} = ${name}
    and not ${isHiddenCode(study, eyes)})`
}

/** A name that nobody else has: what two people thought of apart from each other is told apart by its end. */
function besides(id: string, name: string): string {
  return `${name.slice(0, 54)}-${id.slice(-8)}`
}

/** True when `parent` is the code itself or stands below it; asked within the update, so two edits cannot close a ring. */
export function isUnder(id: string, parent: string | null): SQL {
  return sql`exists (with recursive above(id) as (
      select ${parent} union select c.parent_id from codes c join above a on c.id = a.id where c.parent_id is not null)
    select 1 from above where id = ${id})`
}

type Held = {
  /** Null when the study has no code of this id. */
  revision: number | null
  isSame: number
  isIdUsed: number
  isNameUsed: number
  isParentKnown: number
}

async function heldCode(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
  code: CodeBody,
): Promise<Held> {
  const held = await first<Held>(
    db,
    sql`select
      (select revision from codes where id = ${id} and study_id = ${study}) as revision,
      exists (select 1 from codes where id = ${id} and study_id = ${study} and parent_id is ${code.parent}
        and coalesce(asked_name, name) = ${code.name} and label = ${code.label} and definition = ${code.definition}
        and include = ${code.include} and exclude = ${code.exclude} and example = ${code.example}
        and hue = ${code.hue} and position = ${code.position}) as isSame,
      exists (select 1 from codes where id = ${id}) as isIdUsed,
      ${isNameUsed(study, eyes, id, code.name, 'shown')} as isNameUsed,
      ${hasParent(study, code.parent)} as isParentKnown`,
  )
  return held ?? { revision: null, isSame: 0, isIdUsed: 0, isNameUsed: 0, isParentKnown: 0 }
}
