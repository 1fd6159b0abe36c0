// Beside the matrix: the chosen finding's verdicts, one group's comparison and evidence or that of all, then what is wanting, then the override.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Evidence } from '../../../core/wire/finding.ts'
import {
  type Dimension,
  dimensions,
  type Matrix,
  type MatrixRow,
  type Period,
} from '../../../core/wire/triangulation.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AssessmentPart } from './assessment-part.tsx'
import { EvidenceChain } from './evidence-chain.tsx'
import { EvidenceWords } from './evidence-words.tsx'
import { GapCard } from './gap-card.tsx'
import { type Column, cellOf, searchOf } from './groups.ts'
import { Overall } from './overall.tsx'
import { OverrideForm } from './override-form.tsx'
import { findingQuery } from './reads.ts'

export function RowPane(props: {
  row: MatrixRow
  column: Column | null
  shown: readonly Dimension[]
  matrix: Matrix
}) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  const { row, column, shown, matrix } = props
  const { finding } = row
  const cell = column && cellOf(row, column)
  const gaps = matrix.gaps.filter(
    (gap) =>
      gap.finding === finding.id &&
      (column === null || (gap.dimension === column.dimension && gap.group === column.name)),
  )
  // Of a whole row only what is silent or under way is told at once; the weak cells stand behind a fold.
  const [urgent, weak] = [
    gaps.filter((gap) => column !== null || gap.want === 'silent' || gap.task !== null),
    gaps.filter((gap) => column === null && gap.want !== 'silent' && gap.task === null),
  ]
  return (
    <article className="row-pane">
      <header>
        <p className="quiet">{m.findings.number(finding.number)}</p>
        <h2>
          <Link href={here.to(`/findings/${finding.id}`)}>{finding.claim}</Link>
        </h2>
        <Overall row={row} />
        <dl className="along">
          {dimensions
            .filter((one) => shown.includes(one) || one === 'role' || one === 'technique')
            .map((dimension) => (
              <div key={dimension}>
                <dt>{weigh.along[dimension]}</dt>
                <dd>{m.overall[row.along[dimension]]}</dd>
              </div>
            ))}
        </dl>
      </header>
      {column && (
        <p className="narrowed">
          <strong>{m.matrix.only(column.word)}</strong>{' '}
          <Link href={`${here.to(`/triangulation/${finding.id}`)}${searchOf(shown)}`}>
            {m.matrix.everything}
          </Link>
        </p>
      )}
      {column && cell && (
        <AssessmentPart finding={finding.id} column={column} cell={cell} codes={matrix.codes} />
      )}
      <RowEvidence row={row} column={column} period={matrix.period} />
      {urgent.map((gap) => (
        <GapCard key={`${gap.dimension}:${gap.group}`} gap={gap} />
      ))}
      {weak.length > 0 && (
        <details className="step">
          <summary>{weigh.weak(weak.length)}</summary>
          {weak.map((gap) => (
            <GapCard key={`${gap.dimension}:${gap.group}`} gap={gap} />
          ))}
        </details>
      )}
      {here.may('finding.write') && <OverrideForm row={row} />}
    </article>
  )
}

function RowEvidence(props: { row: MatrixRow; column: Column | null; period: Period }) {
  const { slug } = useStudy()
  const m = useMessages().conclude
  const { row, column, period } = props
  const finding = useQuery(findingQuery(slug, row.finding.id))
  if (finding.error) return <Failed error={finding.error} again={() => finding.refetch()} />
  if (!finding.data) return <Loading />
  const shown = finding.data.evidence.filter(
    (evidence) => column === null || isFrom(evidence, column, period),
  )
  if (shown.length === 0)
    return <p className="quiet">{column ? m.matrix.nothingHere : m.evidence.none}</p>
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

function isFrom(evidence: Evidence, { dimension, name }: Column, period: Period): boolean {
  const { place, coders, theory } = evidence
  switch (dimension) {
    case 'role':
      return place.role === name
    case 'technique':
      return place.technique === name
    case 'time':
      return (place.occurredOn ?? '').slice(0, period === 'year' ? 4 : 7) === name
    case 'investigator':
      return coders.some(({ id }) => id === name)
    case 'theory':
      return theory === name
    default:
      return dimension satisfies never
  }
}
