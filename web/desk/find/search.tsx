// `/search`: words in the texts of all sources, or whole turns by question or speaker; looked at, ticked, and coded at once.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { SourceFilter, WordHit } from '../../../core/wire/search.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { CodeHits } from './code-hits.tsx'
import { Elsewhere } from './elsewhere.tsx'
import './find.css'
import { formOf, formsOf, type Sort, sorted, sorts } from './hits.ts'
import { hitKey, Lines } from './lines.tsx'
import { useFind } from './messages.ts'
import { QuestionChoice } from './question-choice.tsx'
import { type Asked, hitsQuery } from './reads.ts'
import { Runs } from './runs.tsx'
import { SourceFilters } from './source-filters.tsx'
import { useRows } from './use-rows.ts'

const filterNames = ['technique', 'role', 'case', 'participant', 'source', 'speaker'] as const
const ways = ['words', 'question', 'speaker'] as const
const sentAs = { words: 'search', question: 'question', speaker: 'speaker' } as const
/** Read without being asked again; more is a button. */
const mostUnasked = 2_000

export function SearchScreen() {
  const m = useFind().search
  const { slug, may, to } = useStudy()
  const [, open] = useLocation()
  useTitle(m.title)
  const [asked, change] = useAsked()
  const by = asked.by
  const question = askedOf(asked)
  const pages = useInfiniteQuery(hitsQuery(slug, question))
  const codes = useQuery(codesQuery(slug)).data ?? []
  const hits = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data])
  const behind = pages.data?.pages.at(-1)?.behind ?? 0
  const { hasNextPage, isFetching, fetchNextPage, refetch } = pages
  const mayGoOn = hits.length < mostUnasked || asked.more
  useEffect(() => {
    if (isFetching) return
    // What was not indexed a moment ago is now: the same question again finds it.
    if (behind > 0 && !hasNextPage) void refetch()
    else if (hasNextPage && mayGoOn) void fetchNextPage()
  }, [behind, hasNextPage, isFetching, mayGoOn, fetchNextPage, refetch])

  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [sort, setSort] = useState<Sort>('place')
  const forms = useMemo(() => (by === 'words' ? formsOf(hits) : []), [by, hits])
  const shown = useMemo(
    () =>
      sorted(
        hits.filter((hit) => !off.has(formOf(hit))),
        sort,
      ),
    [hits, off, sort],
  )
  const onOpen = (hit: WordHit) => open(to(`/sources/${hit.source.id}?at=${hit.start}`))
  const rows = useRows<WordHit>({
    rows: shown,
    keyOf: hitKey,
    guess: 40,
    onOpen,
  })
  const { tickNone } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another list
  useEffect(() => {
    tickNone()
    setOff(new Set())
  }, [JSON.stringify(question)])
  const chosen = useMemo(
    () => shown.filter((hit) => rows.ticked.has(hitKey(hit))),
    [shown, rows.ticked],
  )
  const sources = new Set(shown.map((hit) => hit.source.id)).size
  const isWaiting = question !== null && (pages.isPending || (shown.length === 0 && isFetching))

  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
        <nav className="find-choice" aria-label={m.byLabel}>
          {ways.map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={by === way}
              onClick={() => change({ by: way })}
            >
              {m.by[way]}
            </button>
          ))}
        </nav>
      </div>
      <SearchForm key={by} asked={asked} change={change} />
      {question === null ? (
        <Empty title={m.empty}>
          {by === 'question' ? m.chooseQuestion : by === 'speaker' ? m.chooseSpeaker : m.emptyWhat}
        </Empty>
      ) : (
        <>
          {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
          {isWaiting && <Loading />}
          {!isWaiting && !pages.error && hits.length === 0 && behind === 0 && (
            <Empty title={m.none}>{m.noneWhat}</Empty>
          )}
          <p className="find-count" role="status">
            {behind > 0 && m.behind(behind)}
            {hits.length > 0 && m.found(shown.length, sources, !hasNextPage && behind === 0)}
          </p>
          {question.by === 'words' && <Elsewhere q={question.q} forms={question.forms} />}
          {forms.length > 0 && (
            <fieldset className="find-forms">
              <legend title={m.formsHint}>{m.formsFound}</legend>
              {forms.slice(0, 40).map(([form, n]) => (
                <button
                  key={form}
                  type="button"
                  className="chip"
                  aria-pressed={!off.has(form)}
                  onClick={() => setOff(without(off, form))}
                >
                  {form} {n}
                </button>
              ))}
            </fieldset>
          )}
          {hits.length > 0 && (
            <>
              <div className="find-row">
                {by === 'words' && (
                  <label>
                    {m.sort}{' '}
                    <select
                      value={sort}
                      onChange={(event) =>
                        setSort(sorts.find((one) => one === event.target.value) ?? 'place')
                      }
                    >
                      {sorts.map((one) => (
                        <option key={one} value={one}>
                          {m.sorts[one]}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
                <button type="button" onClick={rows.tickAll}>
                  {m.tickAll}
                </button>
                {chosen.length > 0 && (
                  <button type="button" onClick={rows.tickNone}>
                    {m.tickNone}
                  </button>
                )}
                <span className="quiet">{m.ticked(chosen.length)}</span>
                <span className="quiet find-keys">{m.keys}</span>
              </div>
              <Lines hits={shown} rows={rows} isTurns={by !== 'words'} onOpen={onOpen} />
              {hasNextPage && !mayGoOn && (
                <button type="button" onClick={() => change({ more: '1' })}>
                  {m.more}
                </button>
              )}
              {chosen.length > 0 && may('coding.write') && (
                <CodeHits
                  hits={chosen}
                  codes={codes}
                  how={sentAs[by]}
                  origin={originOf(question)}
                  onDone={rows.tickNone}
                />
              )}
            </>
          )}
        </>
      )}
      {may('coding.write') && <Runs />}
    </>
  )
}

function without(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}

type Wish = ReturnType<typeof useAsked>[0]

/** All of it is in the address, so that the way back from a text finds the list as it was. */
function useAsked() {
  const [params, set] = useSearchParams()
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as SourceFilter
  const asked = {
    by: ways.find((way) => way === params.get('by')) ?? ('words' as const),
    q: params.get('q') ?? '',
    forms: params.get('forms') !== '0',
    question: params.get('question') ?? '',
    more: params.get('more') === '1',
    filter,
  }
  const change = (wishes: Record<string, string>) =>
    set(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(wishes))
          if (value) next.set(name, value)
          else next.delete(name)
        return next
      },
      { replace: true },
    )
  return [asked, change] as const
}

function askedOf({ by, q, forms, question, filter }: Wish): Asked | null {
  if (by === 'words') return q.trim() ? { by, q: q.trim(), forms, where: filter } : null
  if (by === 'question') return question ? { by, question, where: filter } : null
  return filter.speaker ? { by, where: filter } : null
}

function originOf(asked: Asked): string {
  if (asked.by === 'words') return asked.q
  return asked.by === 'question' ? asked.question : (asked.where.speaker ?? '')
}

function SearchForm(props: { asked: Wish; change: (wishes: Record<string, string>) => void }) {
  const m = useFind().search
  const { asked, change } = props
  const [typed, setTyped] = useState(asked.q)
  return (
    <form
      className="find-form"
      onSubmit={(event) => {
        event.preventDefault()
        change({ q: typed, more: '' })
      }}
    >
      {asked.by === 'words' && (
        <div className="find-row">
          <input
            type="search"
            aria-label={m.label}
            placeholder={m.placeholder}
            value={typed}
            maxLength={300}
            // biome-ignore lint/a11y/noAutofocus: the screen is for typing here
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="primary">
            {m.go}
          </button>
          <label className="tick">
            <input
              type="checkbox"
              checked={asked.forms}
              onChange={(event) => change({ forms: event.target.checked ? '' : '0' })}
            />
            {m.forms}
          </label>
          <details className="find-help">
            <summary>{m.help}</summary>
            <ul>
              {m.helps.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
      <div className="find-filters">
        {asked.by === 'question' && (
          <QuestionChoice
            value={asked.question}
            onChange={(question) => change({ question, more: '' })}
          />
        )}
        <SourceFilters
          filter={asked.filter}
          onChange={(name, value) => change({ [name]: value, more: '' })}
        />
      </div>
    </form>
  )
}
