// How the study was made, in counts: what the methods appendix is written from.
import { type SQL, sql } from 'drizzle-orm'
import type { MethodFacts } from '../../core/report/methods.ts'
import type { Matrix } from '../../core/wire/triangulation.ts'
import { type Db, first, rows } from './db.ts'
import { notWithdrawn } from './responses.ts'

/** It counts over the whole study, as an export does. */
export async function methodFacts(db: Db, study: string, matrix: Matrix): Promise<MethodFacts> {
  const [instruments, participants, sources, counts, rounds, codes] = await Promise.all([
    rows<Omit<MethodFacts['instruments'][number], 'title'> & { title: string }>(
      db,
      sql`select v.title, v.technique, v.number, v.hash, substr(v.published_at, 1, 10) as publishedOn,
          (select count(*) from responses r where r.study_id = v.study_id and r.version = v.hash
            and r.state <> 'quarantined' and r.replaced_by is null) as responses
        from instrument_versions v where v.study_id = ${study} order by v.slug, v.number`,
    ),
    rows<MethodFacts['participants'][number]>(db, participantsByRole(study)),
    rows<MethodFacts['sources'][number]>(
      db,
      sql`select technique, role, n, coded from source_groups where study_id = ${study} order by technique, role`,
    ),
    first<{ kept: number; ofResponses: number; checks: number; coders: number; settled: number }>(
      db,
      sql`select
        (select count(*) from source_recordings where study_id = ${study} and removed_at is null) as kept,
        (select count(*) from responses r where r.study_id = ${study} and r.replaced_by is null
          and json_array_length(r.body, '$.recordings') > 0) as ofResponses,
        (select count(*) from member_check_findings m join member_checks k on k.id = m.check_id
          join responses r on r.study_id = k.study_id and r.slug = k.instrument
          where k.study_id = ${study} and r.replaced_by is null and r.state in ('received', 'accepted')
            and (r.body -> 'answers') ->> m.question is not null and ${notWithdrawn}) as checks,
        (select count(*) from layers l where l.study_id = ${study} and l.kind = 'coder'
          and exists (select 1 from code_tallies t where t.layer_id = l.id and t.n > 0)) as coders,
        (select count(*) from adjudications where study_id = ${study}) as settled`,
    ),
    rows<MethodFacts['rounds'][number]>(
      db,
      sql`select r.title, r.mode, (select count(*) from round_people p where p.round_id = r.id) as coders, r.sources,
          json_array_length(r.codes) as codes, substr(r.closed_at, 1, 10) as closedOn
        from rounds r where r.study_id = ${study} and r.removed_at is null order by r.made_at`,
    ),
    rows<CodeFound>(
      db,
      sql`select c.id, c.parent_id as parent, c.position, c.label, c.definition, c.include, c.exclude,
          (select count(*) from code_wordings w where w.code_id = c.id) as wordings
        from codes c where c.study_id = ${study} and c.retired_at is null order by c.position, c.label`,
    ),
  ])
  return {
    instruments: instruments.map(({ title, ...one }) => ({
      ...one,
      title: JSON.parse(title) as Record<string, string>,
    })),
    participants,
    sources,
    recordings: { kept: counts?.kept ?? 0, ofResponses: counts?.ofResponses ?? 0 },
    checks: counts?.checks ?? 0,
    coders: counts?.coders ?? 0,
    rounds,
    settled: counts?.settled ?? 0,
    codes: inTree(codes),
    findings: matrix.rows.map(({ finding, overall, override }) => ({
      number: finding.number,
      claim: finding.claim,
      state: finding.state,
      overall,
      override: override && { verdict: override.verdict, reason: override.reason },
    })),
  }
}

/** A participant who withdrew everything counts as withdrawn, and as nothing else but a participant. */
function participantsByRole(study: string): SQL {
  return sql`with people as (
      select p.role, (select k.scopes from consents k where k.study_id = p.study_id and k.participant = p.code
          and k.withdrawn_at is null order by k.given_at desc limit 1) as scopes,
        exists (select 1 from consents k where k.study_id = p.study_id and k.participant = p.code) as asked
      from participants p where p.study_id = ${study})
    select role, count(*) as n, sum(scopes is not null) as consented,
      sum(scopes is not null and exists (select 1 from json_each(scopes) q where q.value = 'quote')) as quotable,
      sum(asked and scopes is null) as withdrawn
    from people group by role order by role`
}

type CodeFound = Omit<MethodFacts['codes'][number], 'depth'> & { id: string; parent: string | null }

/** Depth first; a code whose parent is retired stands at the top. */
function inTree(codes: readonly CodeFound[]): MethodFacts['codes'] {
  const known = new Set(codes.map((code) => code.id))
  const below = Map.groupBy(codes, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : null,
  )
  const walk = (parent: string | null, depth: number): MethodFacts['codes'] =>
    (below.get(parent) ?? []).flatMap((code) => {
      const { label, definition, include, exclude, wordings } = code
      return [{ label, depth, definition, include, exclude, wordings }, ...walk(code.id, depth + 1)]
    })
  return walk(null, 0)
}
