// The study's findings: the list, and the chosen one beside it with its evidence.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { FindingListRow } from '../../../core/wire/finding.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { QuickExport } from '../data/make-button.tsx'
import { Head, Panes } from '../fieldwork/panes.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { FindingForm } from './finding-form.tsx'
import { FindingPane } from './finding-pane.tsx'
import './evidence.css'

export function FindingsScreen() {
  const here = useStudy()
  const m = useMessages().conclude
  const { id } = useParams<{ id?: string }>()
  const findings = useQuery(findingsQuery(here.slug))
  useTitle(m.findings.title)
  const add = here.may('finding.write') && id !== 'new' && (
    <Link className="button primary" href={here.to('/findings/new')}>
      {m.findings.add}
    </Link>
  )
  const none = findings.data?.length === 0
  return (
    <>
      <Head title={m.findings.title}>
        {here.may('dataset.export') && !none && (
          <QuickExport kind="findings">{m.download}</QuickExport>
        )}
        {!none && add}
      </Head>
      {findings.isPending && <Loading />}
      {findings.error && <Failed error={findings.error} again={() => findings.refetch()} />}
      {none && id === undefined && (
        <Empty title={m.findings.empty} action={add}>
          {m.findings.emptyWhat}
        </Empty>
      )}
      {findings.data && (!none || id !== undefined) && (
        <Panes
          open={id !== undefined}
          label={m.findings.title}
          backTo={here.to('/findings')}
          list={<FindingList rows={findings.data} chosen={id} />}
          detail={<Detail id={id} />}
        />
      )}
    </>
  )
}

function Detail({ id }: { id: string | undefined }) {
  const m = useMessages().conclude
  if (id === undefined) return <p className="quiet">{m.findings.choose}</p>
  return id === 'new' ? <NewFinding /> : <FindingPane key={id} id={id} />
}

function NewFinding() {
  const here = useStudy()
  const [, go] = useLocation()
  // Made once for each new form: a second try makes no second finding, and the next finding is another.
  const [id] = useState(() => uuidv7())
  return (
    <FindingForm
      id={id}
      finding={null}
      onClose={(saved) => go(here.to(saved ? `/findings/${id}` : '/findings'))}
    />
  )
}

function FindingList(props: { rows: FindingListRow[]; chosen: string | undefined }) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  return (
    <nav aria-label={m.findings.title}>
      <ol className="rows">
        {props.rows.map((row) => (
          <li key={row.id}>
            <Link
              href={here.to(`/findings/${row.id}`)}
              aria-current={row.id === props.chosen ? 'true' : undefined}
            >
              <strong>
                <span className="quiet">{row.number}</span> {row.claim}
              </strong>
              <small>
                {m.states[row.state]}, {m.findings.count(row.evidence)}
                {row.lost > 0 && <span className="trouble"> · {weigh.lostTitle(row.lost)}</span>}
              </small>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
