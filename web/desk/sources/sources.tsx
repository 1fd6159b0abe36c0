// `/sources`: everything that can be coded, and the way to bring more in. What it is narrowed by stands in the address, so that
// a number elsewhere leads to the sources that it counts.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { techniques } from '../../../core/wire/words.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { sourcesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { AddSource } from './add-source.tsx'
import { SourceTable } from './source-table.tsx'

export function SourcesScreen() {
  const m = useMessages()
  const words = m.material.sources
  const { slug, may, to } = useStudy()
  useTitle(words.title)
  const sources = useQuery(sourcesQuery(slug))
  const [adding, setAdding] = useState(false)
  const [params, setParams] = useSearchParams()
  const sought = params.get('q') ?? ''
  const technique = params.get('technique') ?? ''
  const uncodedOnly = params.get('uncoded') === 'yes'
  const role = params.get('role')
  const narrow = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete(name)
        if (value !== null && value !== '') next.set(name, value)
        return next
      },
      { replace: true },
    )

  const rows = useMemo(() => {
    const wanted = sought.trim().toLowerCase()
    const cases = params.getAll('case')
    return (sources.data ?? []).filter(
      (one) =>
        (technique === '' || one.technique === technique) &&
        (role === null || (one.role ?? '') === role) &&
        (cases.length === 0 || cases.includes(one.case ?? '')) &&
        (!uncodedOnly || one.codings === 0) &&
        `${one.title} ${one.participant ?? ''} ${one.role ?? ''}`.toLowerCase().includes(wanted),
    )
  }, [sources.data, params, sought, technique, role, uncodedOnly])
  /** Chosen elsewhere; each can be let go of. */
  const brought = [
    ...(role === null ? [] : [{ name: 'role', word: role || words.noRole }]),
    ...(params.has('case')
      ? [{ name: 'case', word: params.getAll('case').filter(Boolean).join(', ') || words.noCase }]
      : []),
  ]

  const add = may('source.write') && (
    <button type="button" className="primary" onClick={() => setAdding(true)}>
      {words.add}
    </button>
  )

  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        {may('source.write') && <Link href={to('/transcribe')}>{m.transcribe.title}</Link>}
        {add}
      </div>
      {sources.isPending && <Loading />}
      {sources.error && <Failed error={sources.error} again={() => sources.refetch()} />}
      {sources.data?.length === 0 && (
        <Empty title={words.none} action={add}>
          {words.noneWhat}
        </Empty>
      )}
      {sources.data && sources.data.length > 0 && (
        <>
          <search className="filters">
            <input
              type="search"
              aria-label={words.filter}
              placeholder={words.filter}
              value={sought}
              onChange={(event) => narrow('q', event.target.value)}
            />
            <select
              aria-label={words.technique}
              value={technique}
              onChange={(event) => narrow('technique', event.target.value)}
            >
              <option value="">{words.anyTechnique}</option>
              {techniques.map((one) => (
                <option key={one} value={one}>
                  {m.shell.techniques[one]}
                </option>
              ))}
            </select>
            <label className="tick">
              <input
                type="checkbox"
                checked={uncodedOnly}
                onChange={(event) => narrow('uncoded', event.target.checked ? 'yes' : null)}
              />
              {words.uncoded}
            </label>
            {brought.map(({ name, word }) => (
              <button key={name} type="button" onClick={() => narrow(name, null)}>
                {words.letGo(word)}
              </button>
            ))}
            <p className="quiet" role="status">
              {words.count(rows.length, sources.data.length)}
            </p>
          </search>
          {rows.length > 0 ? (
            <SourceTable rows={rows} />
          ) : (
            <Empty
              title={words.noMatch}
              action={
                <button type="button" onClick={() => setParams({}, { replace: true })}>
                  {words.clear}
                </button>
              }
            >
              {words.noMatchWhat}
            </Empty>
          )}
        </>
      )}
      {adding && <AddSource onClose={() => setAdding(false)} />}
    </>
  )
}
