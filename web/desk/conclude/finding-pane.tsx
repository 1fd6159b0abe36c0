// One finding: the claim, what it is claimed of, its state, its evidence with every chain.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Evidence, Finding } from '../../../core/wire/finding.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { AttachToFinding } from './attach-to-finding.tsx'
import { EvidenceItem } from './evidence-item.tsx'
import { FindingForm } from './finding-form.tsx'
import { FindingState } from './finding-state.tsx'
import { MemberChecks } from './member-checks.tsx'
import { findingQuery } from './reads.ts'

export function FindingPane({ id }: { id: string }) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  const finding = useQuery(findingQuery(here.slug, id))
  const [editing, setEditing] = useState(false)
  const mayWrite = here.may('finding.write')
  if (finding.error) return <Failed error={finding.error} again={() => finding.refetch()} />
  if (!finding.data) return <Loading />
  const it = finding.data
  const standing = it.evidence.filter(({ lost }) => lost === null)
  const lost = it.evidence.filter(({ lost }) => lost !== null)
  if (editing) return <FindingForm id={id} finding={it} onClose={() => setEditing(false)} />
  return (
    <article className="finding">
      <header>
        <p className="quiet">{m.findings.number(it.number)}</p>
        <h2>{it.claim}</h2>
        <p className="actions">
          <Link href={here.to(`/triangulation/${id}`)}>{m.findings.toMatrix}</Link>
          {mayWrite && (
            <button type="button" onClick={() => setEditing(true)}>
              {m.edit}
            </button>
          )}
        </p>
      </header>
      {mayWrite ? (
        <FindingState finding={it} />
      ) : (
        <p>
          <span className="chip">{m.states[it.state]}</span>
        </p>
      )}
      {it.objection && <Objection reason={it.objection} />}
      <Facts finding={it} />
      <h3>{m.findings.evidence}</h3>
      {standing.length === 0 && <p className="quiet">{m.evidence.none}</p>}
      <EvidenceList finding={it} rows={standing} />
      {lost.length > 0 && (
        <section className="lost-ground">
          <h3>{weigh.lostTitle(lost.length)}</h3>
          <p className="quiet">{weigh.lostWhat}</p>
          <EvidenceList finding={it} rows={lost} />
        </section>
      )}
      {it.withheld > 0 && <p className="quiet">{m.evidence.withheld(it.withheld)}</p>}
      {mayWrite && <AttachToFinding finding={it} />}
      <MemberChecks finding={it} />
    </article>
  )
}

function EvidenceList({ finding, rows }: { finding: Finding; rows: Evidence[] }) {
  if (rows.length === 0) return null
  return (
    <ul className="evidence">
      {rows.map((evidence) => (
        <EvidenceItem key={evidence.id} finding={finding} evidence={evidence} />
      ))}
    </ul>
  )
}

/** Called supported once, and its ground went since. */
function Objection({ reason }: { reason: string }) {
  const m = useMessages().weigh.objection
  return (
    <p className="warning" role="status">
      {m.title}: {m.reasons[reason] ?? reason}.
    </p>
  )
}

function Facts({ finding }: { finding: Finding }) {
  const { slug } = useStudy()
  const m = useMessages().conclude.findings
  const codes = useQuery(codesQuery(slug))
  const labels = new Map(codes.data?.map((code) => [code.id, code.label]))
  const facts = [
    [m.question, finding.question],
    [m.scope, finding.scope],
    [m.rival, finding.rival],
  ].filter(([, text]) => text !== '')
  return (
    <dl className="facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {finding.codes.length > 0 && (
        <div>
          <dt>{m.codes}</dt>
          <dd className="chips">
            {finding.codes.map((id) => (
              <span key={id} className="chip">
                {labels.get(id) ?? '…'}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
