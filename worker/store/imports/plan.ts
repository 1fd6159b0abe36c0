// What would come of an import, before anything is done: what is new, what is here, what cannot come in and why.
import { sql } from 'drizzle-orm'
import type { ImportChoices, ImportPlan, KindPlan, OutReason } from '../../../core/wire/import.ts'
import { type ImportKind, importKinds } from '../../../core/wire/import-rows.ts'
import type { Role } from '../../../core/wire/people.ts'
import { type Db, first, rows } from '../db.ts'
import { coderFates } from './coders.ts'
import { planCodes } from './codes.ts'
import { type Ground, said, stagedRows } from './ground.ts'
import { kinds } from './kinds.ts'

/** Null when there is no such import that waits. */
export async function groundOf(
  db: Db,
  study: string,
  person: string,
  id: string,
): Promise<Ground | null> {
  const found = await first<{ choices: string }>(
    db,
    sql`select choices from imports where id = ${id} and study_id = ${study} and state = 'staged'`,
  )
  if (!found) return null
  const choices = JSON.parse(found.choices) as ImportChoices
  return { id, study, choices, codes: await planCodes(db, study, person, id, choices) }
}

export async function planOf(db: Db, ground: Ground): Promise<ImportPlan> {
  const [counted, coders, people] = await Promise.all([
    Promise.all(importKinds.map((kind) => countedBy(db, ground, kind))),
    codersOf(db, ground),
    first<{ unasked: number }>(
      db,
      sql`select count(*) as unasked from (${kinds.participant.fates(ground)}) f where f.fate = 'new'`,
    ),
  ])
  const { plan } = ground.codes
  const labelled = (fate: 'clash' | 'changed') =>
    plan.rows.flatMap((row) =>
      row.fate === fate
        ? [{ label: row.label, ours: row.ours?.label ?? '', fields: row.fields }]
        : [],
    )
  const clashes = labelled('clash')
  const some = counted.some(({ counts }) => counts.new > 0) || ground.codes.coming.length > 0
  return {
    kinds: counted.map(({ counts }) => counts),
    out: counted.flatMap(({ out }) => out),
    codes: {
      clashes,
      changed: labelled('changed').map(({ ours: _, ...row }) => row),
      twice: plan.twice,
      cut: plan.rows.flatMap((row) => (row.isCut ? [row.label] : [])),
    },
    coders,
    unasked: people?.unasked ?? 0,
    isReady: isDecided(ground) && some,
  }
}

/** Whether the codebook's questions are answered. */
export function isDecided({ codes: { plan }, choices }: Ground): boolean {
  return (
    plan.twice.length === 0 &&
    (choices.clash !== null || !plan.rows.some(({ fate }) => fate === 'clash'))
  )
}

async function countedBy(
  db: Db,
  ground: Ground,
  kind: ImportKind,
): Promise<{ counts: KindPlan; out: ImportPlan['out'] }> {
  const found = await rows<{ fate: string; reason: OutReason | null; n: number; names: string }>(
    db,
    sql`select f.fate, f.reason, count(*) as n, (select json_group_array(value) from json_each(json_group_array(f.name)) j
        where f.fate = 'out' and j.key < 10) as names
      from (${kinds[kind].fates(ground)}) f group by f.fate, f.reason`,
  )
  const total = (fate: string) =>
    found.reduce((sum, row) => sum + (row.fate === fate ? row.n : 0), 0)
  return {
    counts: { kind, new: total('new'), here: total('here'), out: total('out') },
    out: found.flatMap(({ fate, reason, n, names }) =>
      fate === 'out' && reason
        ? [{ kind, reason, count: n, names: [...new Set(JSON.parse(names) as string[])] }]
        : [],
    ),
  }
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
      select f.key, f.name, p.id as person, p.name as known, m.role, coalesce(n.n, 0) as codings
      from (${coderFates(ground)}) f left join people p on p.id = f.thing and f.fate <> 'new'
        left join members m on m.study_id = ${ground.study} and m.person_id = p.id
        left join n on n.coder = f.key
      order by codings desc, f.name limit 200`,
  )
  return found.map(({ person, known, role, ...row }) => ({
    ...row,
    person: person === null ? null : { id: person, name: known ?? '', role },
  }))
}
