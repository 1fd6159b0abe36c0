// Evidence as it is written: a finding linked to a coded segment or to a score, and the link taken away again.
import { type SQL, sql } from 'drizzle-orm'
import type { AttachBody, EvidenceBody } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, list, together, type Write, withRows } from './db.ts'
import { notWithdrawn } from './responses.ts'
import { newestScores } from './score-question.ts'
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
  const { target, stance, strength, note, theory } = body
  const coding = target.kind === 'coding' ? target.coding : null
  const response = target.kind === 'score' ? target.response : null
  const instrument = target.kind === 'scores' ? target.instrument : null
  const test = target.kind === 'coding' ? null : JSON.stringify(asked(target))
  const ground = groundOf(study, target, deed.at)
  const isThis = sql`study_id = ${study} and finding_id = ${finding} and coding_id is ${coding}
    and response_id is ${response} and instrument is ${instrument}`
  const [made, , changed] = await together(db, [
    db.run(sql`
      insert into evidence (id, study_id, finding_id, coding_id, response_id, instrument, test, result, stance, strength, note,
        theory, added_by, added_at)
      select ${id}, f.study_id, f.id, ${coding}, ${response}, ${instrument}, ${test}, g.result, ${stance}, ${strength}, ${note},
        ${theory}, ${deed.actor}, ${deed.at}
      from findings f, (${ground}) g where f.id = ${finding} and f.study_id = ${study}
      on conflict do nothing`),
    logged(db, deed, 'attach', 'evidence', id, { finding, stance }),
    db.run(sql`
      update evidence set stance = ${stance}, strength = ${strength}, note = ${note}, theory = ${theory}, removed_at = null,
        test = ${test}, result = coalesce((select result from (${ground})), result)
      where id = ${id} and ${isThis}
        and (stance, strength, note, theory, coalesce(removed_at, ''), coalesce(test, ''))
          <> (${stance}, ${strength}, ${note}, ${theory}, '', ${test ?? ''})
        and (test is ${test} or exists (${ground}))`),
    logged(db, deed, 'edit', 'evidence', id, { finding, stance }),
    keepResult(db, deed, id),
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
  return target.kind === 'scores' ||
    (target.kind === 'score' && (await isScored(db, study, target.response)))
    ? 'no-score'
    : 'no-target'
}

/**
 * Many passages at once, each that can be linked and is not yet; of the ids that were sent, those that stand now. Null when there
 * is no such finding.
 */
export async function attachMany(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  { rows: sent, stance, strength, note, theory }: AttachBody,
): Promise<string[] | null> {
  const json = JSON.stringify(sent)
  const found = await withRows<{ id: string | null }>(
    db,
    [
      db.run(sql`
        insert into evidence (id, study_id, finding_id, coding_id, stance, strength, note, theory, added_by, added_at)
        select j.value ->> 'id', f.study_id, f.id, c.id, ${stance}, ${strength}, ${note}, ${theory}, ${deed.actor}, ${deed.at}
        from json_each(${json}) j join codings c on c.id = j.value ->> 'coding' and c.study_id = ${study}
          join sources s on s.id = c.source_id join findings f on f.id = ${finding} and f.study_id = ${study}
        where c.removed_at is null and c.unfit_at is null and ${readable}
          and not exists (select 1 from evidence e where e.coding_id = c.id and e.finding_id = f.id and e.removed_at is null)
        on conflict do nothing`),
      logged(db, deed, 'attach', 'finding', finding, { stance, sent: sent.length }),
    ],
    db.run(sql`select e.id from findings f left join evidence e on e.finding_id = f.id and e.removed_at is null
        and e.id in (select value ->> 'id' from json_each(${json}))
      where f.id = ${finding} and f.study_id = ${study}`),
  )
  return found.length === 0 ? null : found.flatMap(({ id }) => id ?? [])
}

/** Takes many links away again. */
export async function detachMany(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  ids: readonly string[],
): Promise<void> {
  await together(db, [
    db.run(sql`update evidence set removed_at = ${deed.at}
      where finding_id = ${finding} and study_id = ${study} and removed_at is null and id in ${list(ids)}`),
    logged(db, deed, 'detach', 'finding', finding, { sent: ids.length }),
  ])
}

/**
 * Asks a stored question about scores anew; what it came to before stays beside it. False when the finding has no such evidence,
 * or it rests on words.
 */
export async function askAgain(
  db: Db,
  deed: Deed,
  study: string,
  finding: string,
  id: string,
): Promise<boolean> {
  const held = sql`id = ${id} and finding_id = ${finding} and study_id = ${study} and test is not null and removed_at is null`
  const found = await first<{ response: string | null; instrument: string | null; test: string }>(
    db,
    sql`select response_id as response, instrument, test from evidence where ${held}`,
  )
  if (!found) return false
  const ground = groundOf(study, targetOf(found), deed.at)
  const nothing = sql`json_object('value', null, 'met', 0, 'of', 0, 'holds', 0, 'at', ${deed.at})`
  await together(db, [
    // The sentence may have been changed since it was read; then whoever changed it has asked.
    db.run(sql`update evidence set result = coalesce((select result from (${ground})), ${nothing})
      where ${held} and test = ${found.test}`),
    logged(db, deed, 'ask', 'evidence', id, { finding }),
    keepResult(db, deed, id),
  ])
  return true
}

function keepResult(db: Db, deed: Deed, id: string): Write {
  return db.run(sql`insert into evidence_results (evidence_id, asked_at, asked_by, test, result)
    select id, ${deed.at}, ${deed.actor}, test, result from evidence
    where id = ${id} and result ->> 'at' = ${deed.at} on conflict do nothing`)
}

type Scores = Extract<EvidenceBody['target'], { kind: 'scores' }>
type ScoreTarget = Exclude<EvidenceBody['target'], { kind: 'coding' }>

/** The question as it is stored: the sentence, and for many cases how many it takes and of which days. */
function asked(target: ScoreTarget): object {
  if (target.kind === 'score') return target.test
  const { test, least, from, to } = target
  return { ...test, least, from, to }
}

export function targetOf(stored: {
  response: string | null
  instrument: string | null
  test: string
}): ScoreTarget {
  const { of, op, value, least, from, to } = JSON.parse(stored.test) as Scores['test'] &
    Pick<Scores, 'least' | 'from' | 'to'>
  const test = { of, op, value }
  return stored.instrument === null
    ? { kind: 'score', response: stored.response ?? '', test }
    : { kind: 'scores', instrument: stored.instrument, test, least, from, to }
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
  if (target.kind === 'scores') return sumOf(study, target, at)
  const { of, op, value } = target.test
  const holds = op === '>=' ? sql`m.value >= ${value}` : sql`m.value <= ${value}`
  return sql`select json_object('value', m.value, 'holds', coalesce(${holds}, 0), 'at', ${at}) as result
    from (${scoreOf(study, target.response, of)}) m`
}

/** One row when anybody was scored so: in how many cases it holds, by the newest response of each, and until which day. */
function sumOf(study: string, { instrument, test, least, from, to }: Scores, at: string): SQL {
  const { of, op, value } = test
  const holds = op === '>=' ? sql`value >= ${value}` : sql`value <= ${value}`
  return sql`select json_object('met', sum(${holds}), 'of', count(*), 'holds', sum(${holds}) >= ${least}, 'until', max(day),
      'at', ${at}) as result
    from (${newestScores(study, { instrument, of, from, to })}) having count(*) > 0`
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
