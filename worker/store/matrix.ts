// What the convergence matrix is derived from: findings, the evidence that counts, what was asked of whom, what waits
// to be coded. All of it grows with the findings and the kinds of sources, never with the number of responses.
import { sql } from 'drizzle-orm'

import { groupsIn, periodOf } from '../../core/triangulate/dimension.ts'
import {
  askedInKey,
  askedKey,
  type FindingIn,
  type MatrixIn,
  matrixOf,
} from '../../core/triangulate/matrix.ts'
import type {
  ByHand,
  Dimension,
  Group,
  Matrix,
  Period,
  Verdict,
} from '../../core/wire/triangulation.ts'
import { type Technique, techniques } from '../../core/wire/words.ts'
import { type Deed, logged } from './audits.ts'
import { type Coder, carriersOf, codedAmong } from './carriers.ts'
import { type Db, first, list, rows, together } from './db.ts'
import { listVersions } from './instruments.ts'
import { countingPieces, type EvidencePiece } from './pieces.ts'

/** Role and technique are always among the dimensions, for they decide the whole; the others where they are asked for. */
export async function convergence(
  db: Db,
  study: string,
  asked: readonly Dimension[] = [],
): Promise<Matrix> {
  const [settings, findings, pieces, kinds, gone, versions, tasks, byHand] = await Promise.all([
    first<{ period: Period }>(db, sql`select period from studies where id = ${study}`),
    findingsIn(db, study),
    countingPieces(db, study),
    rows<Counted<{ technique: Technique; role: string }>>(
      db,
      sql`select technique, role, n, coded from source_groups where study_id = ${study}`,
    ),
    uncodedOfWithdrawn(db, study),
    listVersions(db, study),
    tasksIn(db, study),
    byHandIn(db, study),
  ])
  const names = [...new Set(findings.flatMap((finding) => finding.names))]
  const [put, time, coding] = await Promise.all([
    askedOf(db, study, names),
    asked.includes('time') ? timeIn(db, study, names, gone) : null,
    asked.includes('investigator') ? codersIn(db, study, pieces) : null,
  ])
  const period = settings?.period ?? 'year'
  const carried = pieces.map((piece) => ({
    ...piece,
    coders: (coding?.carriers.get(piece.coding ?? '') ?? []).map(({ id }) => id),
  }))
  const months = time?.months ?? []
  const input: MatrixIn = {
    period,
    groups: {
      role: rolesOf(kinds, pieces).map(called),
      technique: techniques
        .filter((one) => [...kinds, ...pieces].some(({ technique }) => technique === one))
        .map(called),
      time: time ? periodsOf(months, pieces, period).map(called) : [],
      investigator: coding?.coders.map(({ id, name }) => ({ name: id, label: name })) ?? [],
      theory: asked.includes('theory')
        ? [...new Set(pieces.flatMap((piece) => groupsIn(piece, 'theory', period)))]
            .sort()
            .map(called)
        : [],
    },
    codes: await labelsOf(db, study, pieces),
    kinds: kinds.map(({ technique, role, n, coded }) => ({
      technique,
      role,
      hasUncoded: coded + (gone.kinds.get(`${technique} ${role}`) ?? 0) < n,
    })),
    months,
    asked: put,
    askedIn: time?.asked ?? new Set(),
    codedBy: coding?.codedBy ?? new Map(),
    findings: withPieces(findings, carried, byHand),
    instruments: newestPublished(versions),
    tasks,
  }
  return matrixOf(input)
}

type Counted<K> = K & { n: number; coded: number }

function called(name: string): Group {
  return { name, label: name }
}

/** Sets what a period is. */
export async function setPeriod(db: Db, deed: Deed, study: string, period: Period): Promise<void> {
  await together(db, [
    db.run(sql`update studies set period = ${period} where id = ${study} and period <> ${period}`),
    logged(db, deed, 'set', 'period', study, { period }),
  ])
}

/**
 * Words that nobody may read any more wait for no coder. Costs a row for each consent, and the sources of those who
 * withdrew; whoever drives the query is named first, so that no other source is walked over.
 */
async function uncodedOfWithdrawn(db: Db, study: string): Promise<Gone> {
  const found = await rows<{ kind: string; month: string; n: number }>(
    db,
    sql`with gone as (select participant from consents where study_id = ${study}
        group by participant having count(withdrawn_at) = count(*)),
      theirs as (
        select s.technique, s.participant, s.role, s.coded, s.occurred_on from gone g cross join sources s
          on s.study_id = ${study} and s.participant = g.participant and s.response_id is null
        union all
        select s.technique, s.participant, s.role, s.coded, s.occurred_on from gone g cross join responses r
          on r.study_id = ${study} and r.participant = g.participant cross join sources s on s.response_id = r.id)
      select t.technique || ' ' || coalesce(p.role, t.role, '') as kind, substr(coalesce(t.occurred_on, ''), 1, 7) as month,
        count(*) as n
      from theirs t left join participants p on p.study_id = ${study} and p.code = t.participant
      where t.coded = 0 group by 1, 2`,
  )
  const gone: Gone = { kinds: new Map(), months: new Map() }
  for (const { kind, month, n } of found) {
    gone.kinds.set(kind, (gone.kinds.get(kind) ?? 0) + n)
    gone.months.set(month, (gone.months.get(month) ?? 0) + n)
  }
  return gone
}

/** How many uncoded sources, by kind and by month. */
type Gone = { kinds: Map<string, number>; months: Map<string, number> }

async function timeIn(
  db: Db,
  study: string,
  names: string[],
  gone: Gone,
): Promise<{ months: MatrixIn['months']; asked: Set<string> }> {
  const [months, asked] = await Promise.all([
    rows<Counted<{ month: string }>>(
      db,
      sql`select month, n, coded from source_months where study_id = ${study} and n > 0`,
    ),
    rows<{ name: string; month: string }>(
      db,
      sql`select code_name as name, month from prompted_months
        where study_id = ${study} and code_name in ${list(names)} and n > 0`,
    ),
  ])
  return {
    months: months.map(({ month, n, coded }) => ({
      month,
      hasUncoded: coded + (gone.months.get(month) ?? 0) < n,
    })),
    asked: new Set(asked.map(({ name, month }) => askedInKey(name, month))),
  }
}

/** In their order; what has no known day comes last. */
function periodsOf(months: { month: string }[], pieces: EvidencePiece[], period: Period): string[] {
  const all = new Set([...months, ...pieces].map(({ month }) => periodOf(month, period)))
  return [...all].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
}

async function codersIn(
  db: Db,
  study: string,
  pieces: EvidencePiece[],
): Promise<{
  carriers: Map<string, Coder[]>
  coders: Coder[]
  codedBy: Map<string, Set<string>>
}> {
  const [carriers, known] = await Promise.all([
    carriersOf(
      db,
      study,
      pieces.flatMap((piece) => piece.coding ?? []),
    ),
    codedAmong(
      db,
      study,
      pieces.flatMap((piece) => piece.source ?? []),
    ),
  ])
  return { carriers, ...known }
}

async function labelsOf(
  db: Db,
  study: string,
  pieces: EvidencePiece[],
): Promise<Record<string, string>> {
  const codes = new Set(pieces.flatMap((piece) => piece.code ?? []))
  const found = await rows<{ id: string; label: string }>(
    db,
    sql`select id, label from codes where id in ${list([...codes])} and study_id = ${study}`,
  )
  return Object.fromEntries(found.map(({ id, label }) => [id, label]))
}

/** Tasks that were sent for a cell; what came back of each, and whether somebody has coded it. */
async function tasksIn(db: Db, study: string): Promise<MatrixIn['tasks']> {
  const found = await rows<Omit<MatrixIn['tasks'][number], 'isCoded'> & { isCoded: number }>(
    db,
    sql`select t.id, t.finding_id as finding, t.dimension, t.grp as "group",
        case when t.response_id is not null then 'done' when t.told = '' then 'open' else t.told end as state,
        s.id as source, coalesce(s.coded, 0) > 0 as isCoded
      from tasks t left join sources s on s.response_id = t.response_id
      where t.study_id = ${study} order by t.created_at desc, t.id desc limit 5000`,
  )
  return found.map((task) => ({ ...task, isCoded: task.isCoded === 1 }))
}

type Judged = ByHand & { finding: string; dimension: Dimension; group: string }

function byHandIn(db: Db, study: string): Promise<Judged[]> {
  return rows(
    db,
    sql`select a.finding_id as finding, a.dimension, a.grp as "group", a.meaning, a.examples, a.reason, w.name as "by",
        a.judged_at as "at"
      from assessments a join people w on w.id = a.judged_by where a.study_id = ${study}`,
  )
}

/** Most sources first, then by name: the same order on every screen. Who speaks only in others' sources comes last. */
function rolesOf(
  groups: { role: string; n: number }[],
  pieces: { role: string | null }[],
): string[] {
  const sizes = new Map<string, number>()
  for (const { role } of pieces) if (role) sizes.set(role, 0)
  for (const { role, n } of groups) if (role !== '') sizes.set(role, (sizes.get(role) ?? 0) + n)
  return [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([role]) => role)
}

function newestPublished(
  versions: Awaited<ReturnType<typeof listVersions>>,
): MatrixIn['instruments'] {
  const newest = new Map<string, (typeof versions)[number]>()
  for (const version of versions) {
    const { slug } = version.instrument
    if (version.state === 'published' && (newest.get(slug)?.number ?? 0) < version.number)
      newest.set(slug, version)
  }
  return [...newest.values()].map((version) => version.instrument)
}

type FindingFound = {
  id: string
  number: number
  claim: string
  state: FindingIn['state']
  codes: string[]
  names: string[]
  verdict: Verdict | null
  reason: string | null
  by: string | null
}

async function findingsIn(db: Db, study: string): Promise<FindingFound[]> {
  const found = await rows<
    Omit<FindingFound, 'codes' | 'names'> & { codes: string; names: string }
  >(
    db,
    sql`select f.id, f.number, f.claim, f.state, f.override_verdict as verdict, f.override_reason as reason,
        w.name as "by",
        (select json_group_array(c.label) from finding_codes x join codes c on c.id = x.code_id where x.finding_id = f.id) as codes,
        (select json_group_array(name) from (
          with recursive meant(id) as (select code_id from finding_codes where finding_id = f.id
            union select g.id from meant m join codes g on g.merged_into = m.id)
          select c.name from meant m join codes c on c.id = m.id)) as names
      from findings f left join people w on w.id = f.override_by
      where f.study_id = ${study} order by f.number limit 1000`,
  )
  return found.map((row) => ({
    ...row,
    codes: JSON.parse(row.codes) as string[],
    names: JSON.parse(row.names) as string[],
  }))
}

function withPieces(
  findings: FindingFound[],
  pieces: EvidencePiece[],
  byHand: Judged[],
): FindingIn[] {
  const byFinding = Map.groupBy(pieces, (piece) => piece.finding)
  const judged = Map.groupBy(byHand, (one) => one.finding)
  return findings.map(({ id, number, claim, state, codes, names, verdict, reason, by }) => ({
    id,
    number,
    claim,
    state,
    codes,
    codeNames: names,
    pieces: byFinding.get(id) ?? [],
    override: verdict === null ? null : { verdict, reason: reason ?? '', by: by ?? '' },
    byHand: judged.get(id) ?? [],
  }))
}

async function askedOf(db: Db, study: string, names: string[]): Promise<Set<string>> {
  const found = await rows<{ name: string; technique: string; role: string }>(
    db,
    sql`select code_name as name, technique, role from prompted
      where study_id = ${study} and code_name in ${list(names)}`,
  )
  return new Set(found.map(({ name, technique, role }) => askedKey(name, technique, role)))
}
