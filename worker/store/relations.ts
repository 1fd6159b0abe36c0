// The factor network: typed, signed relations between codes, each with the codings that state it.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { Relation, RelationBody } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import { withUnseen } from './unseen.ts'
import { informantsOf } from './voices.ts'

/** With the passages that still state them: a coding that was removed, or whose speaker withdrew, states nothing. */
export async function listRelations(db: Db, study: string): Promise<Relation[]> {
  const found = await rows<Omit<Relation, 'evidence' | 'informants'> & { evidence: string }>(
    db,
    sql`select id, from_code as "from", to_code as "to", type, sign, note, evidence
      from relations where study_id = ${study} and removed_at is null order by rowid limit 1000`,
  )
  const said = found.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as string[] }))
  const informants = await informantsOf(
    db,
    study,
    said.flatMap((row) => row.evidence),
  )
  return said.map((row) => {
    const evidence = row.evidence.filter((coding) => informants.has(coding))
    return {
      ...row,
      evidence,
      informants: new Set(evidence.map((coding) => informants.get(coding))).size,
    }
  })
}

export type Put = 'made' | 'had' | 'taken' | 'unknown'

/** The same id again changes it, and brings it back if somebody took it away meanwhile. `unknown` when a code or a coding is not of this study. */
export async function putRelation(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  body: InferOutput<typeof RelationBody>,
): Promise<Put> {
  const evidence = JSON.stringify(body.evidence)
  const isOurs = sql`(select count(*) from codes where study_id = ${study} and id in (${body.from}, ${body.to}))
      = iif(${body.from} = ${body.to}, 1, 2)
    and not exists (select 1 from json_each(${evidence}) j
      where not exists (select 1 from codings c where c.id = j.value and c.study_id = ${study}))`
  const whole = await withUnseen(db, study, 'relation', id, body.evidence)
  const [made, , edited] = await together(db, [
    db.run(sql`insert into relations (id, study_id, from_code, to_code, type, sign, note, evidence)
      select ${id}, ${study}, ${body.from}, ${body.to}, ${body.type}, ${body.sign}, ${body.note}, ${evidence}
      where ${isOurs} on conflict do nothing`),
    logged(db, deed, 'add', 'relation', id),
    db.run(sql`update relations set from_code = ${body.from}, to_code = ${body.to}, type = ${body.type},
        sign = ${body.sign}, note = ${body.note}, evidence = ${whole}, removed_at = null
      where id = ${id} and study_id = ${study} and ${isOurs}
        and (from_code, to_code, type, sign, note, evidence, coalesce(removed_at, ''))
          <> (${body.from}, ${body.to}, ${body.type}, ${body.sign}, ${body.note}, ${whole}, '')`),
    logged(db, deed, 'edit', 'relation', id),
  ])
  if (made) return 'made'
  if (edited) return 'had'
  const held = await first<{ ours: number; good: number }>(
    db,
    sql`select study_id = ${study} as ours, ${isOurs} as good from relations where id = ${id}`,
  )
  if (!held?.good) return 'unknown'
  return held.ours ? 'had' : 'taken'
}
