// What the convergence matrix is derived from: findings, the evidence that counts, what was asked of whom, what waits
// to be coded. All of it grows with the findings and the kinds of sources, never with the number of responses.
import { sql } from 'drizzle-orm'
import { askedKey, type FindingIn, type MatrixIn, matrixOf } from '../../core/triangulate/matrix.ts'
import type { Matrix, Verdict } from '../../core/wire/finding.ts'
import { type Technique, techniques } from '../../core/wire/words.ts'
import { type Db, list, rows } from './db.ts'
import { listVersions } from './instruments.ts'
import { countingPieces, type EvidencePiece } from './pieces.ts'
import { listTasks } from './tasks.ts'

export async function convergence(db: Db, study: string): Promise<Matrix> {
  const [findings, pieces, groups, unseen, versions, tasks] = await Promise.all([
    findingsIn(db, study),
    countingPieces(db, study),
    rows<{ technique: Technique; role: string; n: number; coded: number }>(
      db,
      sql`select technique, role, n, coded from source_groups where study_id = ${study}`,
    ),
    uncodedOfWithdrawn(db, study),
    listVersions(db, study),
    listTasks(db, study),
  ])
  const asked = await askedOf(db, study, findings)
  const input: MatrixIn = {
    roles: rolesOf(groups, pieces),
    techniques: techniques.filter(
      (one) =>
        groups.some((group) => group.technique === one) ||
        pieces.some((piece) => piece.technique === one),
    ),
    groups: groups.map(({ technique, role, n, coded }) => ({
      technique,
      role,
      hasUncoded: coded + (unseen.get(`${technique} ${role}`) ?? 0) < n,
    })),
    asked,
    findings: withPieces(findings, pieces),
    instruments: newestPublished(versions),
    tasks,
  }
  return matrixOf(input)
}

/**
 * Words that nobody may read any more wait for no coder. Costs a row for each consent, and the sources of those who
 * withdrew; whoever drives the query is named first, so that no other source is walked over.
 */
async function uncodedOfWithdrawn(db: Db, study: string): Promise<Map<string, number>> {
  const found = await rows<{ kind: string; n: number }>(
    db,
    sql`with gone as (select participant from consents where study_id = ${study}
        group by participant having count(withdrawn_at) = count(*)),
      theirs as (
        select s.technique, s.participant, s.role, s.coded from gone g cross join sources s
          on s.study_id = ${study} and s.participant = g.participant and s.response_id is null
        union all
        select s.technique, s.participant, s.role, s.coded from gone g cross join responses r
          on r.study_id = ${study} and r.participant = g.participant cross join sources s on s.response_id = r.id)
      select t.technique || ' ' || coalesce(p.role, t.role, '') as kind, count(*) as n
      from theirs t left join participants p on p.study_id = ${study} and p.code = t.participant
      where t.coded = 0 group by 1`,
  )
  return new Map(found.map((row) => [row.kind, row.n]))
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
  codes: string
  names: string
  verdict: Verdict | null
  reason: string | null
  by: string | null
}

function findingsIn(db: Db, study: string): Promise<FindingFound[]> {
  return rows(
    db,
    sql`select f.id, f.number, f.claim, f.state, f.override_verdict as verdict, f.override_reason as reason,
        w.name as "by",
        (select json_group_array(c.label) from finding_codes x join codes c on c.id = x.code_id where x.finding_id = f.id) as codes,
        (select json_group_array(c.name) from finding_codes x join codes c on c.id = x.code_id where x.finding_id = f.id) as names
      from findings f left join people w on w.id = f.override_by
      where f.study_id = ${study} order by f.number limit 1000`,
  )
}

function withPieces(findings: FindingFound[], pieces: EvidencePiece[]): FindingIn[] {
  const byFinding = Map.groupBy(pieces, (piece) => piece.finding)
  return findings.map(({ id, number, claim, state, codes, names, verdict, reason, by }) => ({
    id,
    number,
    claim,
    state,
    codes: JSON.parse(codes) as string[],
    codeNames: JSON.parse(names) as string[],
    pieces: byFinding.get(id) ?? [],
    override: verdict === null ? null : { verdict, reason: reason ?? '', by: by ?? '' },
  }))
}

async function askedOf(db: Db, study: string, findings: FindingFound[]): Promise<Set<string>> {
  const names = new Set(findings.flatMap((finding) => JSON.parse(finding.names) as string[]))
  const found = await rows<{ code_name: string; technique: string; role: string }>(
    db,
    sql`select code_name, technique, role from prompted
      where study_id = ${study} and code_name in ${list([...names])}`,
  )
  return new Set(found.map((row) => askedKey(row.code_name, row.technique, row.role)))
}
