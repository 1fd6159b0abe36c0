// Evidence as it is written: a finding linked to a coded segment or to a score, and the link taken away again.
import { type SQL, sql } from 'drizzle-orm'
import type { EvidenceBody } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'

export type PutOutcome = 'made' | 'had' | 'taken' | 'no-finding' | 'no-target' | 'no-score'

/**
 * The same id again changes stance, strength and note, asks a score anew and brings back what was removed;
 * what it rests on stays. Only what is there, and may be seen, can be linked.
 */
export async function putEvidence(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  id: string,
  body: EvidenceBody,
): Promise<PutOutcome> {
  const { target, stance, strength, note } = body
  const coding = target.kind === 'coding' ? target.coding : null
  const response = target.kind === 'score' ? target.response : null
  const test = target.kind === 'score' ? JSON.stringify(target.test) : null
  const ground = groundOf(study, target, deed.at)
  const isThis = sql`study_id = ${study} and finding_id = ${finding} and coding_id is ${coding} and response_id is ${response}`
  const [made, , changed] = await together(db, [
    db.run(sql`
      insert into evidence (id, study_id, finding_id, coding_id, response_id, test, result, stance, strength, note, added_by, added_at)
      select ${id}, f.study_id, f.id, ${coding}, ${response}, ${test}, g.result, ${stance}, ${strength}, ${note},
        ${deed.actor}, ${deed.at}
      from findings f, (${ground}) g where f.id = ${finding} and f.study_id = ${study}
      on conflict do nothing`),
    logged(db, deed, 'attach', 'evidence', id, { finding, stance }),
    db.run(sql`
      update evidence set stance = ${stance}, strength = ${strength}, note = ${note}, removed_at = null,
        test = ${test}, result = coalesce((select result from (${ground})), result)
      where id = ${id} and ${isThis}
        and (stance, strength, note, coalesce(removed_at, ''), coalesce(test, ''))
          <> (${stance}, ${strength}, ${note}, '', ${test ?? ''})
        and (test is ${test} or exists (${ground}))`),
    logged(db, deed, 'edit', 'evidence', id, { finding, stance }),
  ])
  if (made) return 'made'
  if (changed) return 'had'
  const held = await first<{ finding: number; isThis: number | null; isSame: number | null }>(
    db,
    sql`select exists (select 1 from findings where id = ${finding} and study_id = ${study}) as finding,
      (select ${isThis} from evidence where id = ${id}) as isThis,
      (select test is ${test} from evidence where id = ${id}) as isSame`,
  )
  if (!held?.finding) return 'no-finding'
  if (held.isThis === 0) return 'taken'
  if (held.isThis === 1 && held.isSame === 1) return 'had'
  return target.kind === 'score' && (await isScored(db, study, target.response))
    ? 'no-score'
    : 'no-target'
}

/** False when the finding has no such evidence. */
export async function removeEvidence(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  id: string,
): Promise<boolean> {
  const held = sql`id = ${id} and finding_id = ${finding} and study_id = ${study}`
  await together(db, [
    db.run(sql`update evidence set removed_at = ${deed.at} where ${held} and removed_at is null`),
    logged(db, deed, 'detach', 'evidence', id, { finding }),
  ])
  return (await first(db, sql`select 1 from evidence where ${held}`)) !== null
}

/**
 * One row when the target can be linked, none when it cannot. A score is a stored question with its answer at a date,
 * so that it can be asked again; while the answer is no, the evidence does not count.
 */
function groundOf(study: string, target: EvidenceBody['target'], at: string): SQL {
  if (target.kind === 'coding')
    return sql`select null as result from codings c join sources s on s.id = c.source_id
      where c.id = ${target.coding} and c.study_id = ${study} and c.removed_at is null and c.unfit_at is null and ${readable}`
  const { of, op, value } = target.test
  const holds = op === '>=' ? sql`m.value >= ${value}` : sql`m.value <= ${value}`
  return sql`select json_object('value', m.value, 'holds', coalesce(${holds}, 0), 'at', ${at}) as result
    from (${scoreOf(study, target.response, of)}) m`
}

/** A sub-scale that was left void has a row without a value; one that was never asked has none. */
function scoreOf(study: string, response: string, of: string): SQL {
  const scored = sql`r.id = ${response} and r.study_id = ${study} and r.score is not null
    and r.replaced_by is null and r.state <> 'quarantined' and ${notWithdrawn}`
  return of === 'total'
    ? sql`select r.score_total as value from responses r where ${scored}`
    : sql`select j.value ->> 'total' as value from responses r, json_each(r.score, '$.subscales') j
        where ${scored} and j.value ->> 'name' = ${of}`
}

async function isScored(db: Db, study: string, response: string): Promise<boolean> {
  return (await first(db, scoreOf(study, response, 'total'))) !== null
}
