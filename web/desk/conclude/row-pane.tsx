// Beside the matrix: the chosen finding's evidence, or that of one group, then its gaps, then the override.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Evidence, Matrix, MatrixRow } from '../../../core/wire/finding.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { EvidenceChain } from './evidence-chain.tsx'
import { EvidenceWords } from './evidence-words.tsx'
import { GapCard } from './gap-card.tsx'
import type { Group } from './groups.ts'
import { Overall } from './overall.tsx'
import { OverrideForm } from './override-form.tsx'
import { findingQuery } from './reads.ts'

export function RowPane(props: { row: MatrixRow; group: Group | null; matrix: Matrix }) {
  const here = useStudy()
  const m = useMessages().conclude
  const { row, group } = props
  const { finding } = row
  const gaps = props.matrix.gaps.filter(
    (gap) =>
      gap.finding === finding.id &&
      (group === null || (gap.dimension === group.dimension && gap.group === group.name)),
  )
  return (
    <article className="row-pane">
      <header>
        <p className="quiet">{m.findings.number(finding.number)}</p>
        <h2>
          <Link href={here.to(`/findings/${finding.id}`)}>{finding.claim}</Link>
        </h2>
        <Overall row={row} />
        <p className="quiet">
          {m.matrix.bySource}: {m.overall[row.bySource]} · {m.matrix.byMethod}:{' '}
          {m.overall[row.byMethod]}
        </p>
      </header>
      {group && (
        <p className="narrowed">
          <strong>{m.matrix.only(group.word)}</strong>{' '}
          <Link href={here.to(`/triangulation/${finding.id}`)}>{m.matrix.everything}</Link>
        </p>
      )}
      <RowEvidence row={row} group={group} />
      {gaps.map((gap) => (
        <GapCard key={`${gap.dimension}:${gap.group}`} gap={gap} />
      ))}
      {here.may('finding.write') && <OverrideForm row={row} />}
    </article>
  )
}

function RowEvidence({ row, group }: { row: MatrixRow; group: Group | null }) {
  const { slug } = useStudy()
  const m = useMessages().conclude
  const finding = useQuery(findingQuery(slug, row.finding.id))
  if (finding.error) return <Failed error={finding.error} again={() => finding.refetch()} />
  if (!finding.data) return <Loading />
  const shown = finding.data.evidence.filter((evidence) => isFrom(evidence, group))
  if (shown.length === 0)
    return <p className="quiet">{group ? m.matrix.nothingHere : m.evidence.none}</p>
  return (
    <ul className="evidence">
      {shown.map((evidence) => (
        <li key={evidence.id} data-stance={evidence.stance} data-lost={evidence.lost !== null}>
          <EvidenceWords evidence={evidence} />
          <details>
            <summary>{m.chain.title}</summary>
            <EvidenceChain finding={row.finding} evidence={evidence} />
          </details>
        </li>
      ))}
    </ul>
  )
}

function isFrom(evidence: Evidence, group: Group | null): boolean {
  if (group === null) return true
  return group.dimension === 'role'
    ? evidence.place.role === group.name
    : evidence.place.technique === group.name
}
