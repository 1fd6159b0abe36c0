// What loses ground when codings stop to count, or somebody withdraws: the findings, arrows and events that rest on them.
import { sql } from 'drizzle-orm'
import type { Ground } from '../../core/wire/finding.ts'
import { type Db, first, list, rows } from './db.ts'
import { notWithdrawn } from './responses.ts'
import { informantsOf } from './voices.ts'

/** What rests on these codings, and on the scores of whoever is named. Reads the study's arrows and events once. */
export async function restingOn(
  db: Db,
  study: string,
  codings: readonly string[],
  participant: string | null = null,
): Promise<Ground> {
  const lost = list([...new Set(codings)])
  const rests = sql`exists (select 1 from json_each(t.evidence) j where j.value in ${lost})`
  const [findings, relations, events] = await Promise.all([
    rows<{ number: number }>(
      db,
      sql`select distinct f.number from (
          select e.finding_id from evidence e where e.coding_id in ${lost} and e.study_id = ${study} and e.removed_at is null
          union all
          select e.finding_id from responses r join evidence e on e.response_id = r.id and e.removed_at is null
            where r.study_id = ${study} and r.participant = ${participant} and not ${notWithdrawn}) k
        join findings f on f.id = k.finding_id order by f.number`,
    ),
    rows<{ label: string }>(
      db,
      sql`select a.label || ' → ' || b.label as label from relations t join codes a on a.id = t.from_code
        join codes b on b.id = t.to_code
        where t.study_id = ${study} and t.removed_at is null and ${rests} order by t.rowid limit 1000`,
    ),
    rows<{ label: string }>(
      db,
      sql`select t.label from events t
        where t.study_id = ${study} and t.removed_at is null and ${rests} order by t.from_day, t.id limit 1000`,
    ),
  ])
  return {
    findings: findings.map(({ number }) => number),
    relations: relations.map(({ label }) => label),
    events: events.map(({ label }) => label),
  }
}

/** The codings in evidence that stand: asked before and after a withdrawal, it tells what was lost by it. */
export async function standingCodings(db: Db, study: string): Promise<Set<string>> {
  const linked = await rows<{ coding: string }>(
    db,
    sql`select coding_id as coding from evidence
        where study_id = ${study} and removed_at is null and coding_id is not null
      union select j.value from relations r, json_each(r.evidence) j where r.study_id = ${study} and r.removed_at is null
      union select j.value from events v, json_each(v.evidence) j where v.study_id = ${study} and v.removed_at is null`,
  )
  return new Set(
    (
      await informantsOf(
        db,
        study,
        linked.map(({ coding }) => coding),
      )
    ).keys(),
  )
}

/** What a withdrawal does: the ground is looked at before and after it. */
export async function lostByWithdrawal(
  db: Db,
  study: string,
  consent: string,
  withdraw: () => Promise<string | null>,
): Promise<{ withdrawnAt: string | null; ground: Ground }> {
  const whose = await first<{ participant: string }>(
    db,
    sql`select participant from consents where id = ${consent} and study_id = ${study}`,
  )
  const before = await standingCodings(db, study)
  const withdrawnAt = await withdraw()
  const after = await standingCodings(db, study)
  const lost = [...before].filter((coding) => !after.has(coding))
  return { withdrawnAt, ground: await restingOn(db, study, lost, whose?.participant) }
}

/** The codings that lost their words with this version of a source. */
export async function unfitSince(db: Db, source: string, version: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select c.id from codings c join source_versions v on v.source_id = c.source_id and v.number = ${version}
      where c.source_id = ${source} and c.version < ${version} and c.unfit_at = v.made_at`,
  )
  return found.map(({ id }) => id)
}
