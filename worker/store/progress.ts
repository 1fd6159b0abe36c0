// How far the fieldwork is, by instrument and by site, and how much each coder has coded. All of it is counted beside the data:
// it costs the instruments and the codebook, and a page of cases, however many responses and codings there are.
import { sql } from 'drizzle-orm'
import type { Label } from '../../core/instrument/names.ts'
import type { Page } from '../../core/wire/field.ts'
import type {
  CaseProgress,
  InstrumentProgress,
  PlannedTarget,
  Progress,
} from '../../core/wire/progress.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, rows, together } from './db.ts'

export async function progressOf(db: Db, study: string): Promise<Progress> {
  const [instruments, sites, coders] = await Promise.all([
    instrumentsOf(db, study),
    rows<PlannedTarget>(
      db,
      sql`select kind, name, target from field_plan where study_id = ${study} and kind <> 'instrument' order by kind, name`,
    ),
    rows<Progress['coders'][number]>(
      db,
      sql`select p.name, sum(t.n) as segments
        from layers l join code_tallies t on t.layer_id = l.id left join people p on p.id = l.person_id
        where l.study_id = ${study} group by l.id having segments > 0 order by segments desc, p.name`,
    ),
  ])
  return { instruments, sites, coders }
}

type Found = Omit<InstrumentProgress, 'title' | 'states'> & { title: string; states: string }

/** Each by the title of its newest version. */
async function instrumentsOf(db: Db, study: string): Promise<InstrumentProgress[]> {
  const found = await rows<Found>(
    db,
    sql`select v.slug as instrument, v.title, v.technique, p.target,
        (select json_group_object(s.state, s.n) from response_states s
          where s.study_id = v.study_id and s.instrument = v.slug) as states
      from instrument_versions v
      left join field_plan p on p.study_id = v.study_id and p.kind = 'instrument' and p.name = v.slug
      where v.study_id = ${study} and not exists (select 1 from instrument_versions w
        where w.study_id = v.study_id and w.slug = v.slug and w.number > v.number)
      order by v.slug limit 500`,
  )
  const none = { received: 0, accepted: 0, returned: 0, quarantined: 0 }
  return found.map(({ title, states, ...row }) => ({
    ...row,
    title: JSON.parse(title) as Label,
    states: { ...none, ...(JSON.parse(states) as Partial<InstrumentProgress['states']>) },
  }))
}

/** A case that nothing is about is not among them. */
export async function caseProgress(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<CaseProgress>> {
  const [from] = cursor.after ?? []
  const found = await rows<CaseProgress>(
    db,
    sql`select case_code as "case", responses, sources, brought, coded from case_tallies
      where study_id = ${study} ${from === undefined ? sql`` : sql`and case_code > ${from}`}
      order by case_code limit ${cursor.limit + 1}`,
  )
  return page(found, cursor, (row) => [row.case])
}

/** A target of 0 takes it out of the plan. What is planned need not be there yet: a site nobody has been to is what plans are for. */
export async function planTarget(
  db: Db,
  deed: Deed,
  study: string,
  { kind, name, target }: PlannedTarget,
): Promise<void> {
  const change =
    target === 0
      ? sql`delete from field_plan where study_id = ${study} and kind = ${kind} and name = ${name}`
      : sql`insert into field_plan (study_id, kind, name, target) values (${study}, ${kind}, ${name}, ${target})
          on conflict do update set target = excluded.target where target <> excluded.target`
  await together(db, [
    db.run(change),
    logged(db, deed, 'plan', 'coverage', `${kind}/${name}`, { target }),
  ])
}
