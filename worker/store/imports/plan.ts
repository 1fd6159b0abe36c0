// What would come of an import, before anything is done: what is new, what is here, what cannot come in and why.
import { sql } from 'drizzle-orm'
import type {
  ImportChoices,
  ImportFate,
  ImportPlan,
  KindPlan,
  OutReason,
} from '../../../core/wire/import.ts'
import { type ImportKind, importKinds } from '../../../core/wire/import-rows.ts'
import type { Role } from '../../../core/wire/people.ts'
import { type Db, first, rows, withRows } from '../db.ts'
import { planCodes } from './codes.ts'
import { type Ground, said, stagedRows } from './ground.ts'
import { settle } from './settle.ts'

/** Null when there is no such import that waits. */
export async function groundOf(
  db: Db,
  study: string,
  person: string,
  id: string,
): Promise<Ground | null> {
  const found = await first<{ choices: string; counts: string }>(
    db,
    sql`select choices, counts from imports where id = ${id} and study_id = ${study} and state = 'staged'`,
  )
  if (!found) return null
  const choices = JSON.parse(found.choices) as ImportChoices
  const counts = JSON.parse(found.counts) as Record<ImportKind, number>
  const kinds = importKinds.filter((kind) => counts[kind] > 0)
  return { id, study, kinds, choices, codes: await planCodes(db, study, person, id, choices) }
}

/** What is settled by this is only what waits; the study stays as it is. */
export async function planOf(db: Db, ground: Ground): Promise<ImportPlan> {
  const waits = sql`exists (select 1 from imports where id = ${ground.id} and state = 'staged')`
  const found = await withRows<Counted>(
    db,
    settle(db, ground, waits),
    db.run(
      sql`select kind, fate, reason, count(*) as n from import_rows where import_id = ${ground.id} group by 1, 2, 3`,
    ),
  )
  const isSomeOut = found.some(({ fate }) => fate === 'out')
  const [names, coders] = await Promise.all([
    isSomeOut ? outNames(db, ground.id) : [],
    codersOf(db, ground),
  ])
  const count = (kind: ImportKind, fate: string) =>
    found.reduce((sum, row) => sum + (row.kind === kind && row.fate === fate ? row.n : 0), 0)
  const counts = importKinds.map(
    (kind): KindPlan => ({
      kind,
      new: count(kind, 'new'),
      here: count(kind, 'here'),
      out: count(kind, 'out'),
    }),
  )
  const { plan, coming } = ground.codes
  const labelled = (fate: 'clash' | 'changed') =>
    plan.rows.flatMap((row) =>
      row.fate === fate
        ? [{ label: row.label, ours: row.ours?.label ?? '', fields: row.fields }]
        : [],
    )
  const some = counts.some((one) => one.new > 0) || coming.length > 0
  return {
    kinds: counts,
    out: importKinds.flatMap((kind) =>
      found.flatMap((row) =>
        row.kind === kind && row.fate === 'out' && row.reason
          ? [
              {
                kind,
                reason: row.reason,
                count: row.n,
                names: names.flatMap((one) =>
                  one.kind === kind && one.reason === row.reason && one.name !== null
                    ? [one.name]
                    : [],
                ),
              },
            ]
          : [],
      ),
    ),
    codes: {
      clashes: labelled('clash'),
      changed: labelled('changed').map(({ ours: _, ...row }) => row),
      twice: plan.twice,
      cut: plan.rows.flatMap((row) => (row.isCut ? [row.label] : [])),
    },
    coders,
    unasked: count('participant', 'new'),
    isReady: isDecided(ground) && some,
  }
}

type Counted = { kind: ImportKind; fate: ImportFate; reason: OutReason | null; n: number }
type OutName = { kind: ImportKind; reason: OutReason; name: string | null }

/** Up to ten names of each kind and reason. */
function outNames(db: Db, id: string): Promise<OutName[]> {
  return rows(
    db,
    sql`select kind, reason, name from (
        select kind, reason, name, row_number() over (partition by kind, reason order by name) as n
        from (select distinct kind, reason, name from import_rows where import_id = ${id} and fate = 'out'))
      where n <= 10 order by kind, reason, n`,
  )
}

/** Whether the codebook's questions are answered. */
export function isDecided({ codes: { plan }, choices }: Ground): boolean {
  return (
    plan.twice.length === 0 &&
    (choices.clash !== null || !plan.rows.some(({ fate }) => fate === 'clash'))
  )
}

async function codersOf(db: Db, ground: Ground): Promise<ImportPlan['coders']> {
  const found = await rows<{
    key: string
    name: string
    person: string | null
    known: string | null
    role: Role | null
    codings: number
  }>(
    db,
    sql`with n as materialized (select ${said('coder')} as coder, count(*) as n from ${stagedRows(ground, 'coding')} group by 1)
      select r.key, r.name, p.id as person, p.name as known, m.role,
        coalesce((select n.n from n where n.coder = r.key), 0) as codings
      from import_rows r left join people p on p.id = r.thing and r.fate <> 'new'
        left join members m on m.study_id = ${ground.study} and m.person_id = p.id
      where r.import_id = ${ground.id} and r.kind = 'coder' order by codings desc, r.name limit 200`,
  )
  return found.map(({ person, known, role, ...row }) => ({
    ...row,
    person: person === null ? null : { id: person, name: known ?? '', role },
  }))
}
