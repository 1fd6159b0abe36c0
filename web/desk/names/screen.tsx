// `/pseudonyms`: the names of a study's people and places, where they are said, and the codes that replace them.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { Empty, Failed } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { GroupPane } from './group-pane.tsx'
import { type Group, groupsOf } from './groups.ts'
import { foundQuery, identitiesQuery, pseudonymsQuery } from './reads.ts'
import { TagForm } from './tag-form.tsx'
import './names.css'

export function NamesScreen() {
  const m = useMessages().names
  useTitle(m.title)
  const { slug, tallies, to } = useStudy()
  const found = useInfiniteQuery(foundQuery(slug))
  const { data: identities = [] } = useQuery(identitiesQuery(slug))
  const { data: pseudonyms = [] } = useQuery(pseudonymsQuery(slug))
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  const [search, setSearch] = useSearchParams()
  const only = search.get('source')
  const [chosen, setChosen] = useState<string | null>(null)

  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = found
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isError, isFetchingNextPage])

  const looked = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data])
  const shown = useMemo(
    () => (only === null ? looked : looked.filter((one) => one.source === only)),
    [looked, only],
  )
  const groups = useMemo(() => {
    const roleOf = new Map(participants.map(({ code, role }) => [code, role]))
    return groupsOf(shown, { identities, pseudonyms, roleOf })
  }, [identities, participants, pseudonyms, shown])
  const group = groups.find((one) => one.id === chosen) ?? null
  const titled = shown.filter((one) => one.isTitled)

  if (found.error && looked.length === 0)
    return <Failed error={found.error} again={() => void found.refetch()} />
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
      </div>
      <p className="names-what quiet">{m.what}</p>
      <p className="quiet" role="status">
        {hasNextPage || found.isPending
          ? m.looking(looked.length, Math.max(tallies.sources ?? 0, looked.length))
          : m.looked(looked.length)}
      </p>
      {only !== null && (
        <p className="chips">
          <span className="chip">{m.onlySource(shown[0]?.title ?? '')}</span>{' '}
          <button type="button" onClick={() => setSearch({})}>
            {m.allSources}
          </button>
        </p>
      )}
      {titled.length > 0 && (
        <section className="names-titled">
          <h2>{m.titled}</h2>
          <ul>
            {titled.map((one) => (
              <li key={one.source}>
                <Link href={to(`/sources/${one.source}`)}>{one.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.length === 0 && !found.isPending && !hasNextPage && (
        <Empty title={m.none}>{m.noneWhat}</Empty>
      )}
      <div className="names-panes">
        {groups.length > 0 && (
          <nav aria-label={m.groups}>
            <ul className="names-list">
              {groups.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    aria-current={one.id === chosen}
                    onClick={() => setChosen(one.id)}
                  >
                    <span>
                      <b>{callOf(one, m)}</b>
                      <small>
                        {[one.code && `[${one.code}]`, one.role].filter(Boolean).join(' · ')}
                      </small>
                    </span>
                    <span className="quiet">{one.count > 0 ? m.places(one.count) : m.done}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div>
          {group ? (
            <GroupPane
              key={group.id}
              group={group}
              codes={pseudonyms.map(({ code }) => code)}
              callOf={(id) => {
                const other = groups.find((one) => one.id === id)
                return other ? callOf(other, m) : id
              }}
            />
          ) : (
            groups.length > 0 && <p className="quiet">{m.choose}</p>
          )}
        </div>
      </div>
      <TagForm />
    </>
  )
}

export function callOf(group: Group, m: ReturnType<typeof useMessages>['names']): string {
  if (group.kind === 'phone' || group.kind === 'nik') return m[group.kind]
  return group.names[0] ?? group.id
}
