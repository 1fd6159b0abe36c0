// What the phones have sent: newest first, narrowed by instrument, state, phone and task; the chosen response beside the
// list. J and K walk through it, so that a queue is reviewed without the mouse.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { ResponseRow, Version } from '../../../core/wire/field.ts'
import { numberOf } from '../../kit/format.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { BulkAccept, ChooseAll, ChooseOne, type Chosen, useChosen } from './bulk-accept.tsx'
import { Head, Panes } from './panes.tsx'
import { responsesQuery, versionsQuery } from './reads.ts'
import { ResponseDetailPane } from './response-detail.tsx'
import { narrowingIn, ResponseFilters } from './response-filters.tsx'
import { useKeys } from './use-keys.ts'
import { useWhen } from './when.ts'
import './fieldwork.css'
import './review.css'

export function ResponsesScreen() {
  const here = useStudy()
  const { m } = useLanguage()
  const words = m.fieldwork.responses
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const search = useSearch()
  const narrowing = narrowingIn(search)
  const versions = useQuery(versionsQuery(here.slug))
  const responses = useInfiniteQuery(responsesQuery(here.slug, narrowing))
  useTitle(words.title)
  const rows = responses.data?.pages.flatMap((page) => page.rows) ?? []
  const query = search === '' ? '' : `?${search}`
  const chosen = useChosen(rows)

  function step(by: 1 | -1) {
    const at = rows.findIndex((row) => row.id === id)
    const to = rows[at === -1 ? 0 : at + by]
    if (to) go(here.to(`/responses/${to.id}${query}`))
  }
  useKeys({ j: () => step(1), k: () => step(-1) })

  const list = (
    <>
      <ResponseFilters versions={versions.data ?? []} narrowing={narrowing} />
      {here.may('response.review') && id === undefined && rows.length > 0 && (
        <BulkAccept chosen={chosen} rows={rows} />
      )}
      {responses.isPending && <Loading />}
      {responses.error && <Failed error={responses.error} again={() => responses.refetch()} />}
      {responses.data && rows.length === 0 && <p className="quiet">{words.emptyFor}</p>}
      {rows.length > 0 && id !== undefined && <ResponseQueue rows={rows} at={id} query={query} />}
      {rows.length > 0 && id === undefined && (
        <ResponseTable
          rows={rows}
          versions={versions.data ?? []}
          query={query}
          chosen={here.may('response.review') ? chosen : null}
        />
      )}
      {responses.hasNextPage && (
        <button
          type="button"
          disabled={responses.isFetchingNextPage}
          onClick={() => responses.fetchNextPage()}
        >
          {m.fieldwork.more}
        </button>
      )}
    </>
  )
  const nothingYet = responses.data && rows.length === 0 && search === ''
  return (
    <>
      <Head title={words.title} />
      {nothingYet ? (
        <Empty
          title={words.empty}
          action={
            here.may('device.write') && (
              <Link className="button" href={here.to('/people')}>
                {words.toPeople}
              </Link>
            )
          }
        >
          {words.emptyWhat}
        </Empty>
      ) : (
        <Panes
          wide="detail"
          open={id !== undefined}
          label={words.answers}
          backTo={here.to(`/responses${query}`)}
          list={list}
          detail={
            id ? (
              <>
                <Steps onStep={step} />
                <ResponseDetailPane key={id} id={id} />
              </>
            ) : (
              <p className="quiet">{words.choose}</p>
            )
          }
        />
      )}
    </>
  )
}

function Steps({ onStep }: { onStep: (by: 1 | -1) => void }) {
  const m = useLanguage().m.review
  return (
    <nav className="actions" aria-label={m.waiting}>
      <button type="button" onClick={() => onStep(-1)}>
        {m.previous} <kbd>K</kbd>
      </button>
      <button type="button" onClick={() => onStep(1)}>
        {m.next} <kbd>J</kbd>
      </button>
      <small className="quiet">{m.keys}</small>
    </nav>
  )
}

/** Beside the one that is read: short lines, so that the answers have the room. */
function ResponseQueue({ rows, at, query }: { rows: ResponseRow[]; at: string; query: string }) {
  const here = useStudy()
  const when = useWhen()
  const { m, language } = useLanguage()
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={here.to(`/responses/${row.id}${query}`)}
            aria-current={row.id === at ? 'true' : undefined}
          >
            <strong>{say(row.title, language)}</strong>
            <small>
              {[row.participant ?? row.case, when.day(row.occurredOn)].filter(Boolean).join(', ')}
            </small>
            <span>
              <span className="chip" data-state={row.state}>
                {m.fieldwork.states[row.state]}
              </span>{' '}
              <Said row={row} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function ResponseTable(props: {
  rows: ResponseRow[]
  versions: Version[]
  query: string
  /** Null for those who do not review. */
  chosen: Chosen | null
}) {
  const here = useStudy()
  const when = useWhen()
  const { m, language } = useLanguage()
  const words = m.fieldwork.responses
  function bandLabel(row: ResponseRow): string {
    const bands = props.versions
      .filter((version) => version.instrument.slug === row.instrument)
      .flatMap((version) => version.instrument.scoring?.bands ?? [])
    const band = bands.find((one) => one.name === row.band)
    return band ? say(band.label, language) : (row.band ?? '')
  }
  return (
    <table className="table table-folds">
      <caption className="unseen">{words.title}</caption>
      <thead>
        <tr>
          {props.chosen && <ChooseAll chosen={props.chosen} rows={props.rows} />}
          <th scope="col">{words.instrument}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.received}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.score}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            {props.chosen && <ChooseOne chosen={props.chosen} row={row} />}
            <th scope="row">
              <Link href={here.to(`/responses/${row.id}${props.query}`)}>
                {say(row.title, language)}
              </Link>
              <Said row={row} />
            </th>
            <td data-label={words.who}>{row.participant ?? row.case ?? m.fieldwork.none}</td>
            <td data-label={words.when}>{when.day(row.occurredOn)}</td>
            <td data-label={words.received}>{when.moment(row.receivedAt)}</td>
            <td data-label={words.state}>
              <span className="chip" data-state={row.state}>
                {m.fieldwork.states[row.state]}
              </span>
            </td>
            <td data-label={words.score}>
              {row.score === null
                ? m.fieldwork.none
                : [numberOf(row.score, language), bandLabel(row)].filter(Boolean).join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which revision it is, and what is being asked about it. */
function Said({ row }: { row: ResponseRow }) {
  const m = useLanguage().m.review
  const said = [
    row.revision > 1 && m.revision(row.revision),
    row.open > 0 && m.openOf(row.open),
    row.answered > 0 && m.answeredOf(row.answered),
  ].filter(Boolean)
  return said.length === 0 ? null : <small className="quiet">{said.join(', ')}</small>
}
