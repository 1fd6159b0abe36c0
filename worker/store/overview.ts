// What a study looks like from its door. Everything here is counted beside the data or bounded: it costs the same however
// much a study holds.
import { type SQL, sql } from 'drizzle-orm'
import { mostWaiting, type Overview, type Waiting } from '../../core/wire/overview.ts'
import { coverageOf } from './coverage.ts'
import { type Db, first, rows } from './db.ts'
import { worry } from './devices.ts'
import { type Eyes, visibleLayers } from './layers.ts'

/** What the asker may, as far as it shows here. */
export type Sees = {
  review: boolean
  devices: boolean
  tasks: boolean
  codings: boolean
  findings: boolean
}

export async function overviewOf(
  db: Db,
  study: string,
  eyes: Eyes,
  sees: Sees,
  now: { at: string; day: string },
): Promise<Overview> {
  const [waiting, segments, coded, findings, rounds, coverage] = await Promise.all([
    countedFor(db, study, eyes, sees, now),
    sees.codings
      ? first<{ n: number }>(
          db,
          sql`select coalesce(sum(n), 0) as n from code_tallies where layer_id in ${visibleLayers(study, eyes)}`,
        )
      : null,
    // How much of the material others have coded is a count of their work, so a coder is not told.
    sees.findings
      ? first<{ n: number }>(
          db,
          sql`select coalesce(sum(coded), 0) as n from source_groups where study_id = ${study}`,
        )
      : null,
    sees.findings
      ? rows<{ state: string; n: number }>(
          db,
          sql`select state, count(*) as n from findings where study_id = ${study} group by state`,
        )
      : null,
    sees.codings ? openRounds(db, study, eyes) : [],
    sees.findings ? coverageOf(db, study) : null,
  ])
  const states = { draft: 0, supported: 0, contested: 0, rejected: 0 }
  return {
    waiting,
    segments: segments?.n ?? null,
    coded: coded?.n ?? null,
    findings:
      findings &&
      Object.assign(states, Object.fromEntries(findings.map(({ state, n }) => [state, n]))),
    rounds,
    plan:
      coverage?.flatMap(({ technique, role, n, target }) =>
        target === null ? [] : [{ technique, role, n, target }],
      ) ?? null,
  }
}

/** A column for each, in the order in which they press: D1 allows five parts to a compound select, and this has more. */
async function countedFor(
  db: Db,
  study: string,
  eyes: Eyes,
  sees: Sees,
  { at, day }: { at: string; day: string },
): Promise<Overview['waiting']> {
  const inState = (state: string) =>
    sql`responses where study_id = ${study} and state = ${state} and replaced_by is null`
  const unfit = sql`codings where study_id = ${study} and unfit_at is not null and removed_at is null and layer_id in
    (select id from layers where study_id = ${study} ${eyes.all ? sql`` : sql`and person_id = ${eyes.person}`})`
  const undone = sql`tasks where study_id = ${study} and response_id is null`
  const asked: Partial<Record<Waiting, SQL>> = {
    ...(sees.review && {
      quarantine: inState('quarantined'),
      unopened: sql`unopened_responses where study_id = ${study} and opened_at is null`,
    }),
    ...(sees.devices && {
      phones: sql`devices d where d.study_id = ${study} and ${worry(at)} is not null`,
    }),
    ...(sees.tasks && {
      declined: sql`${undone} and told = 'declined'`,
      overdue: sql`${undone} and told in ('', 'begun') and due_on < ${day}`,
    }),
    ...(sees.review && {
      queries: sql`queries where study_id = ${study} and state = 'answered'`,
      review: inState('received'),
    }),
    ...(sees.codings && { unfit }),
    ...(sees.codings &&
      eyes.all && {
        weigh: sql`rounds r where r.study_id = ${study} and r.closed_at is null and r.removed_at is null
          and not exists (select 1 from round_people p where p.round_id = r.id and p.done < p.parts)`,
      }),
  }
  const kinds = Object.keys(asked) as Waiting[]
  if (kinds.length === 0) return []
  const counts = kinds.map(
    (what) =>
      sql`(select count(*) from (select 1 from ${asked[what]} limit ${sql.raw(String(mostWaiting))})) as ${sql.raw(what)}`,
  )
  const found = await first<Record<string, number> & { begin: string | null }>(
    db,
    sql`select ${sql.join(counts, sql`, `)}, ${sees.codings ? sql`(select source_id from ${unfit} limit 1)` : sql`null`} as begin`,
  )
  return kinds.flatMap((what) => {
    const n = found?.[what] ?? 0
    return n === 0 ? [] : [{ what, n, at: what === 'unfit' ? (found?.begin ?? null) : null }]
  })
}

function openRounds(db: Db, study: string, eyes: Eyes): Promise<Overview['rounds']> {
  return rows(
    db,
    sql`select r.id, r.title, r.to_day as "to", sum(p.done) as done, sum(p.parts) as parts
      from rounds r join round_people p on p.round_id = r.id
      where r.study_id = ${study} and r.closed_at is null and r.removed_at is null
        ${eyes.all ? sql`` : sql`and p.person_id = ${eyes.person}`}
      group by r.id order by r.to_day, r.id limit 20`,
  )
}
