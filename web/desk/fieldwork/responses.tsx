// What the phones have sent: newest first, narrowed by instrument, the chosen response beside the list.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { ResponseRow, Version } from '../../../core/wire/field.ts'
import { numberOf } from '../../kit/format.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Field } from './field.tsx'
import { Head, Panes } from './panes.tsx'
import { responsesQuery, versionsQuery } from './reads.ts'
import { ResponseDetailPane } from './response-detail.tsx'
import { useWhen } from './when.ts'
import './fieldwork.css'

export function ResponsesScreen() {
  const here = useStudy()
  const { m } = useLanguage()
  const words = m.fieldwork.responses
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const narrowed = new URLSearchParams(useSearch()).get('instrument')
  const [instrument, setInstrument] = useState(narrowed)
  const versions = useQuery(versionsQuery(here.slug))
  const responses = useInfiniteQuery(responsesQuery(here.slug, instrument))
  useTitle(words.title)
  const rows = responses.data?.pages.flatMap((page) => page.rows) ?? []
  const query = instrument === null ? '' : `?instrument=${encodeURIComponent(instrument)}`

  function narrow(slug: string) {
    const next = slug === '' ? null : slug
    setInstrument(next)
    go(here.to(`/responses${next === null ? '' : `?instrument=${encodeURIComponent(next)}`}`))
  }

  const list = (
    <>
      <Narrow versions={versions.data ?? []} value={instrument} onChange={narrow} />
      {responses.isPending && <Loading />}
      {responses.error && <Failed error={responses.error} again={() => responses.refetch()} />}
      {responses.data && rows.length === 0 && <p className="quiet">{words.emptyFor}</p>}
      {rows.length > 0 && (
        <ResponseTable rows={rows} versions={versions.data ?? []} chosen={id} query={query} />
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
  const nothingYet = responses.data && rows.length === 0 && instrument === null
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
          wide="list"
          open={id !== undefined}
          label={words.answers}
          backTo={here.to(`/responses${query}`)}
          list={list}
          detail={
            id ? <ResponseDetailPane key={id} id={id} /> : <p className="quiet">{words.choose}</p>
          }
        />
      )}
    </>
  )
}

function Narrow(props: {
  versions: Version[]
  value: string | null
  onChange: (slug: string) => void
}) {
  const { m, language } = useLanguage()
  const newest = new Map<string, Version>()
  for (const version of props.versions) {
    const known = newest.get(version.instrument.slug)
    if (!known || known.number < version.number) newest.set(version.instrument.slug, version)
  }
  return (
    <Field label={m.fieldwork.responses.filter}>
      {(naming) => (
        <select
          {...naming}
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{m.fieldwork.responses.all}</option>
          {[...newest.values()].map(({ instrument }) => (
            <option key={instrument.slug} value={instrument.slug}>
              {say(instrument.title, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function ResponseTable(props: {
  rows: ResponseRow[]
  versions: Version[]
  chosen: string | undefined
  query: string
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
          <tr key={row.id} data-chosen={row.id === props.chosen}>
            <th scope="row">
              <Link
                href={here.to(`/responses/${row.id}${props.query}`)}
                aria-current={row.id === props.chosen ? 'true' : undefined}
              >
                {say(row.title, language)}
              </Link>
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
