// The timeline: dated happenings with the precision they are known to, and the codings that tell of them.
import { sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type { EventBody, Figure, StudyEvent } from '../../core/wire/finding.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, rows, together } from './db.ts'
import type { Put } from './relations.ts'
import { withUnseen } from './unseen.ts'
import { informantsOf } from './voices.ts'

/** By date, with the passages that still tell of them. */
export async function listEvents(db: Db, study: string): Promise<StudyEvent[]> {
  const found = await rows<
    Omit<StudyEvent, 'evidence' | 'figure'> & { evidence: string; figure: string | null }
  >(
    db,
    sql`select id, label, from_day as "from", to_day as "to", precision, evidence, iif(figure_of is null, null,
        json_object('of', figure_of, 'unit', figure_unit, 'value', figure_value)) as figure from events
      where study_id = ${study} and removed_at is null order by from_day, id limit 1000`,
  )
  const told = found.map(({ figure, evidence, ...row }) => ({
    ...row,
    figure: figure === null ? null : (JSON.parse(figure) as Figure),
    evidence: JSON.parse(evidence) as string[],
  }))
  const informants = await informantsOf(
    db,
    study,
    told.flatMap((row) => row.evidence),
  )
  return told.map((row) => ({
    ...row,
    evidence: row.evidence.filter((coding) => informants.has(coding)),
  }))
}

/** The same id again changes it, and brings it back if somebody took it away meanwhile. `unknown` when a coding is not of this study. */
export async function putEvent(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  body: InferOutput<typeof EventBody>,
): Promise<Put> {
  const evidence = JSON.stringify(body.evidence)
  const isOurs = sql`not exists (select 1 from json_each(${evidence}) j
    where not exists (select 1 from codings c where c.id = j.value and c.study_id = ${study}))`
  const whole = await withUnseen(db, study, 'event', id, body.evidence)
  const figure = body.figure
  const [made, , edited] = await together(db, [
    db.run(sql`insert into events (id, study_id, label, from_day, to_day, precision, evidence, figure_of, figure_unit, figure_value)
      select ${id}, ${study}, ${body.label}, ${body.from}, ${body.to}, ${body.precision}, ${evidence},
        ${figure?.of ?? null}, ${figure?.unit ?? null}, ${figure?.value ?? null}
      where ${isOurs} on conflict do nothing`),
    logged(db, deed, 'add', 'event', id),
    db.run(sql`update events set label = ${body.label}, from_day = ${body.from}, to_day = ${body.to},
        precision = ${body.precision}, evidence = ${whole}, figure_of = ${figure?.of ?? null},
        figure_unit = ${figure?.unit ?? null}, figure_value = ${figure?.value ?? null}, removed_at = null
      where id = ${id} and study_id = ${study} and ${isOurs}
        and (label, from_day, coalesce(to_day, ''), precision, evidence, coalesce(figure_of, ''), coalesce(figure_unit, ''),
            coalesce(figure_value, 0), coalesce(removed_at, ''))
          <> (${body.label}, ${body.from}, ${body.to ?? ''}, ${body.precision}, ${whole}, ${figure?.of ?? ''}, ${figure?.unit ?? ''},
            ${figure?.value ?? 0}, '')`),
    logged(db, deed, 'edit', 'event', id),
  ])
  if (made) return 'made'
  if (edited) return 'had'
  const held = await first<{ ours: number; good: number }>(
    db,
    sql`select study_id = ${study} as ours, ${isOurs} as good from events where id = ${id}`,
  )
  if (!held?.good) return 'unknown'
  return held.ours ? 'had' : 'taken'
}
