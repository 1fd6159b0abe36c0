// `/search`: words in the texts of all sources, or whole turns by question or speaker; looked at, ticked, and coded at once.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Elsewhere } from './elsewhere.tsx'
import './find.css'
import { Found } from './found.tsx'
import { useFind } from './messages.ts'
import { hitsQuery } from './reads.ts'
import { Runs } from './runs.tsx'
import { Saved } from './saved.tsx'
import { askedOf, useAsked, ways } from './search-asked.ts'
import { SearchForm } from './search-form.tsx'

/** Read without being asked again; more is a button. */
const mostUnasked = 2_000

export function SearchScreen() {
  const m = useFind().search
  const { slug, may } = useStudy()
  useTitle(m.title)
  const [wish, change, address] = useAsked()
  const asked = askedOf(wish)
  const key = JSON.stringify(asked)
  const pages = useInfiniteQuery(hitsQuery(slug, asked))
  const codes = useQuery(codesQuery(slug)).data ?? []
  const hits = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data])
  const behind = pages.data?.pages.at(-1)?.behind ?? 0
  const { hasNextPage, isFetching, fetchNextPage, refetch } = pages
  const mayGoOn = hits.length < mostUnasked || wish.more
  useEffect(() => {
    if (isFetching) return
    // What was not indexed a moment ago is now: the same question again finds it.
    if (behind > 0 && !hasNextPage) void refetch()
    else if (hasNextPage && mayGoOn) void fetchNextPage()
  }, [behind, hasNextPage, isFetching, mayGoOn, fetchNextPage, refetch])
  const isLooking = isFetching || behind > 0
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
        <nav className="find-choice" aria-label={m.byLabel}>
          {ways.map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={wish.by === way}
              onClick={() => change({ by: way })}
            >
              {m.by[way]}
            </button>
          ))}
        </nav>
      </div>
      <SearchForm key={wish.by} asked={wish} change={change} />
      <Saved kind="words" path="/search" asked={asked && address} />
      {asked === null ? (
        <Empty title={m.empty}>
          {wish.by === 'words'
            ? m.emptyWhat
            : wish.by === 'question'
              ? m.chooseQuestion
              : m.chooseSpeaker}
        </Empty>
      ) : (
        <>
          {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
          {hits.length === 0 && isLooking && <Loading />}
          {behind > 0 && <p role="status">{m.behind(behind)}</p>}
          {hits.length === 0 && pages.data && !isLooking && (
            <Empty title={m.none}>{m.noneWhat}</Empty>
          )}
          {asked.by === 'words' && <Elsewhere q={asked.q} forms={asked.forms} />}
          {hits.length > 0 && (
            <Found
              key={key}
              asked={asked}
              hits={hits}
              codes={codes}
              isAll={!hasNextPage && behind === 0}
            />
          )}
          {hasNextPage && !mayGoOn && (
            <button type="button" onClick={() => change({ more: '1' })}>
              {m.more}
            </button>
          )}
        </>
      )}
      {may('coding.write') && <Runs />}
    </>
  )
}
