// Studies, their members, and the numbers beside the rail.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Tallies } from '../../core/wire/field.ts'
import type { Member, NewStudy, Role } from '../../core/wire/people.ts'
import { type Deed, logged } from './audits.ts'
import { isHiddenCode } from './blind.ts'
import { type Db, rows, together } from './db.ts'
import { worry } from './devices.ts'
import type { Eyes } from './layers.ts'
import { countedMemos } from './memo-sight.ts'

export function studiesOf(
  db: Db,
  person: string,
): Promise<{ slug: string; title: string; role: Role; language: string }[]> {
  return rows(
    db,
    sql`select s.slug, s.title, m.role, s.language from members m join studies s on s.id = m.study_id
      where m.person_id = ${person} order by s.created_at, s.slug limit 200`,
  )
}

/** False when the slug is taken. Whoever makes a study owns it. */
export async function makeStudy(
  db: Db,
  deed: Deed,
  id: string,
  study: InferOutput<typeof NewStudy>,
): Promise<boolean> {
  const [made] = await together(db, [
    db.run(sql`insert into studies (id, slug, title, description, zone, language, created_at)
      values (${id}, ${study.slug}, ${study.title}, ${study.description}, ${study.zone}, ${study.language}, ${deed.at})
      on conflict do nothing`),
    logged(db, { ...deed, study: id }, 'make', 'study', id),
    db.run(sql`insert into members (study_id, person_id, role)
      select id, ${deed.actor}, 'owner' from studies where id = ${id}`),
  ])
  return made === true
}

/** What an asker may not see is not counted for them either. */
export async function talliesOf(db: Db, study: string, eyes: Eyes, now: string): Promise<Tallies> {
  const found = await rows<{ what: keyof Tallies; n: number }>(
    db,
    sql`select what, n - iif(what = 'codes', ${hiddenCodes(study, eyes)}, 0) as n from tallies
        where study_id = ${study} and what not in ('kit', 'memos')
      union all select 'memos', sum(n) from memo_tallies where ${countedMemos(study, eyes)} having count(*) > 0
      ${eyes.all ? worrying(study, now) : sql``}`,
  )
  return Object.fromEntries(found.map((row) => [row.what, row.n]))
}

/** Phones that somebody should look after; a line only when there is one. */
function worrying(study: string, now: string): SQL {
  return sql`union all select 'phones', count(*) from devices d
    where d.study_id = ${study} and ${worry(now)} is not null having count(*) > 0`
}

function hiddenCodes(study: string, eyes: Eyes): SQL {
  if (eyes.all) return sql`0`
  return sql`(select count(*) from codes c where c.study_id = ${study} and ${isHiddenCode(study, eyes)})`
}

export async function listMembers(db: Db, study: string): Promise<Member[]> {
  const found = await rows<Omit<Member, 'isAwaited'> & { isAwaited: number }>(
    db,
    sql`select p.id, p.name, m.role,
        (select max(created_at) from sessions where person_id = p.id) as lastSeenAt,
        iif(p.awaited_in = m.study_id, 1, 0) as isAwaited
      from members m join people p on p.id = m.person_id
      where m.study_id = ${study} order by p.created_at, p.id limit 500`,
  )
  return found.map((row) => ({ ...row, isAwaited: row.isAwaited === 1 }))
}

/** A new person with a role in the study and a one-time code to sign in with. */
export async function inviteMember(
  db: Db,
  deed: Deed,
  person: {
    id: string
    name: string
    role: Role
    study: string
    codeHash: string
    expiresAt: string
  },
): Promise<void> {
  await together(db, [
    db.run(
      sql`insert into people (id, name, created_at) values (${person.id}, ${person.name}, ${deed.at})`,
    ),
    db.run(
      sql`insert into members (study_id, person_id, role) values (${person.study}, ${person.id}, ${person.role})`,
    ),
    logged(db, deed, 'invite', 'member', person.id, { role: person.role }),
    db.run(sql`insert into sign_in_codes (hash, person_id, expires_at)
      values (${person.codeHash}, ${person.id}, ${person.expiresAt})`),
  ])
}

/**
 * A sign-in link for somebody whom a restore brought here and who never signed in. Whoever is in another study too is
 * given theirs by an owner of the instance, since it opens that one as well.
 */
export async function inviteAwaited(
  db: Db,
  deed: Deed,
  invited: {
    id: string
    study: string
    codeHash: string
    expiresAt: string
    byInstanceOwner: boolean
  },
): Promise<boolean> {
  const { id, study } = invited
  const [isInvited] = await together(db, [
    db.run(sql`insert into sign_in_codes (hash, person_id, expires_at)
      select ${invited.codeHash}, p.id, ${invited.expiresAt} from people p
      where p.id = ${id} and p.awaited_in = ${study} and p.is_owner = 0
        and exists (select 1 from members where study_id = ${study} and person_id = p.id)
        and (${Number(invited.byInstanceOwner)} or not exists (
          select 1 from members where person_id = p.id and study_id <> ${study}))`),
    logged(db, deed, 'invite', 'member', id),
  ])
  return isInvited ?? false
}

export async function mintToken(
  db: Db,
  deed: Deed,
  token: {
    id: string
    hash: string
    study: string
    name: string
    scope: string
    expiresAt: string
  },
): Promise<void> {
  await together(db, [
    db.run(sql`insert into api_tokens (hash, id, study_id, person_id, name, scope, expires_at)
      values (${token.hash}, ${token.id}, ${token.study}, ${deed.actor}, ${token.name}, ${token.scope}, ${token.expiresAt})`),
    logged(db, deed, 'mint', 'token', token.id, { scope: token.scope }),
  ])
}
