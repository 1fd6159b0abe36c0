// Findings: numbered claims with the codes they speak of. An edit names the revision it saw.
import { sql } from 'drizzle-orm'
import type { FindingBody, FindingListRow } from '../../core/wire/finding.ts'
import type { Verdict } from '../../core/wire/triangulation.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, list, rows, together } from './db.ts'
import { evidenceMark } from './pieces.ts'

export type FindingRow = FindingBody & { id: string; number: number; revision: number }

export function listFindings(db: Db, study: string): Promise<FindingListRow[]> {
  return rows(
    db,
    sql`select f.id, f.number, f.claim, f.state,
        (select count(*) from evidence e where e.finding_id = f.id and e.removed_at is null) as evidence,
        (select count(*) from evidence e join codings c on c.id = e.coding_id
          where e.finding_id = f.id and e.removed_at is null and (c.removed_at is not null or c.unfit_at is not null)) as lost
      from findings f where f.study_id = ${study} order by f.number limit 1000`,
  )
}

export async function findFinding(db: Db, study: string, id: string): Promise<FindingRow | null> {
  const found = await first<Omit<FindingRow, 'codes'> & { codes: string }>(
    db,
    sql`select f.id, f.number, f.claim, f.question, f.scope, f.rival, f.state, f.revision,
        (select json_group_array(code_id) from finding_codes where finding_id = f.id) as codes
      from findings f where f.id = ${id} and f.study_id = ${study}`,
  )
  return found && { ...found, codes: JSON.parse(found.codes) as string[] }
}

/** What the evidence looked like when the state was judged; the writing holds only while it still does. */
export async function evidenceSeen(db: Db, finding: string): Promise<string> {
  const found = await first<{ mark: string }>(db, sql`select ${evidenceMark(finding)} as mark`)
  return found?.mark ?? ''
}

/** False when the id is there already, or a code is not of this study. */
export async function addFinding(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  body: FindingBody,
): Promise<boolean> {
  const [made] = await together(db, [
    // The number is taken inside the statement; two at once meet in the unique constraint, and one tries again.
    db.run(sql`
      insert into findings (id, study_id, number, claim, question, scope, rival, state, created_at, created_by)
      select ${id}, ${study}, (select coalesce(max(number), 0) + 1 from findings where study_id = ${study}),
        ${body.claim}, ${body.question}, ${body.scope}, ${body.rival}, ${body.state}, ${deed.at}, ${deed.actor}
      where not exists (select 1 from json_each(${JSON.stringify(body.codes)}) j
        where not exists (select 1 from codes c where c.id = j.value and c.study_id = ${study}))
      on conflict do nothing`),
    logged(db, deed, 'add', 'finding', id),
    db.run(sql`insert into finding_codes (finding_id, code_id)
      select ${id}, value from json_each(${JSON.stringify(body.codes)}) where changes() > 0 on conflict do nothing`),
  ])
  return made === true
}

/** False when somebody changed it since `revision` was seen, or its evidence since `mark`, where that was judged. */
export async function editFinding(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  edit: { revision: number; mark: string | null; body: FindingBody },
): Promise<boolean> {
  const { body } = edit
  const [changed] = await together(db, [
    db.run(sql`
      update findings set claim = ${body.claim}, question = ${body.question}, scope = ${body.scope},
        rival = ${body.rival}, state = ${body.state}, revision = revision + 1
      where id = ${id} and study_id = ${study} and revision = ${edit.revision}
        and (${edit.mark} is null or ${evidenceMark(id)} = ${edit.mark})
        and not exists (select 1 from json_each(${JSON.stringify(body.codes)}) j
          where not exists (select 1 from codes c where c.id = j.value and c.study_id = ${study}))`),
    logged(db, deed, 'edit', 'finding', id, { state: body.state }),
    // The line above was written only if the edit happened; these two follow it.
    db.run(sql`delete from finding_codes where finding_id = ${id} and code_id not in ${list(body.codes)}
      and (select revision from findings where id = ${id}) = ${edit.revision + 1}
      and exists (select 1 from audits where id = last_insert_rowid() and request_id = ${deed.request})`),
    db.run(sql`insert into finding_codes (finding_id, code_id)
      select f.id, j.value from findings f, json_each(${JSON.stringify(body.codes)}) j
      where f.id = ${id} and exists (select 1 from audits where id = last_insert_rowid() and request_id = ${deed.request})
      on conflict do nothing`),
  ])
  return changed === true
}

/** False when there is no such finding. Null takes the override back. */
export async function overrideVerdict(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  override: { verdict: Verdict | null; reason: string },
): Promise<boolean> {
  const { verdict, reason } = override
  const [changed] = await together(db, [
    db.run(sql`update findings set override_verdict = ${verdict}, override_reason = ${verdict === null ? null : reason},
        override_by = ${verdict === null ? null : deed.actor}
      where id = ${id} and study_id = ${study}`),
    logged(db, deed, 'override', 'finding', id, { verdict }),
  ])
  return changed === true
}
