// `/segments`: every segment of any combination of codes, as a table or as cards, and what is done with them.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { useLooks } from '../coding/use-looks.ts'
import { AttachEvidence } from '../conclude/attach-codings.tsx'
import { FindingDock } from '../conclude/finding-dock.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { askable, type Drafted, readAsked } from './asked.ts'
import { Builder } from './builder.tsx'
import { Cards } from './cards.tsx'
import { type ColumnName, columnNames, useCells } from './cells.ts'
import './find.css'
import { useFind } from './messages.ts'
import { segmentsQuery } from './reads.ts'
import { RowActions } from './row-actions.tsx'
import { Runs } from './runs.tsx'
import { Saved } from './saved.tsx'
import { idsOf, placeOf, SegmentTable } from './segment-table.tsx'
import './segments.css'

const ways = ['table', 'cards'] as const
/** Read without being asked again; more is a button. */
const mostUnasked = 2_000

export function SegmentsScreen() {
  const m = useFind().segments
  const { slug, may, to } = useStudy()
  const [, open] = useLocation()
  const [isAttaching, setAttaching] = useState(false)
  useTitle(m.title)
  const [params, setParams] = useSearchParams()
  const text = params.get('q')
  const asked = useMemo(() => readAsked(text, params.get('code')), [text, params])
  const wanted = useMemo(() => askable(asked), [asked])
  const way = ways.find((one) => one === params.get('as')) ?? 'table'
  const group = columnNames.find((one) => one === params.get('group')) ?? ''
  const codes = useQuery(codesQuery(slug)).data ?? []
  const looks = useLooks(codes)
  const cells = useCells(looks)
  const pages = useInfiniteQuery(segmentsQuery(slug, wanted))
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data])
  const looked = pages.data?.pages.reduce((sum, page) => sum + page.looked, 0) ?? 0
  const { hasNextPage, isFetching, fetchNextPage } = pages
  const mayGoOn = rows.length < mostUnasked || params.get('more') === '1'
  useEffect(() => {
    if (hasNextPage && !isFetching && mayGoOn) void fetchNextPage()
  }, [hasNextPage, isFetching, mayGoOn, fetchNextPage])

  function set(wishes: Record<string, string>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete('code')
        for (const [name, value] of Object.entries(wishes))
          if (value) next.set(name, value)
          else next.delete(name)
        return next
      },
      { replace: true },
    )
  }

  const onOpen = (row: FoundSegment) => open(to(placeOf(row)))
  const place = `${slug} ${JSON.stringify(wanted)} ${way}`
  const origin = asked.of.codes.map((id) => looks.get(id)?.label ?? '').join(', ') || m.title
  const list = { rows, place, onOpen }
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
        <nav className="find-choice" aria-label={m.as}>
          {ways.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={way === one}
              onClick={() => set({ as: one, q: JSON.stringify(asked) })}
            >
              {m[one]}
            </button>
          ))}
        </nav>
      </div>
      <Builder
        asked={asked}
        codes={codes}
        onChange={(next: Drafted) => set({ q: JSON.stringify(next), more: '' })}
      />
      <Saved
        kind="segments"
        path="/segments"
        asked={wanted && String(new URLSearchParams({ q: JSON.stringify(wanted) }))}
      />
      {wanted === null ? (
        <Empty title={m.empty}>{m.emptyWhat}</Empty>
      ) : (
        <>
          {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
          {pages.isPending && <Loading />}
          {pages.data && (
            <p className="find-count" role="status">
              {m.found(rows.length, !hasNextPage)} · {m.looked(looked)}
            </p>
          )}
          {pages.data && rows.length === 0 && !hasNextPage && (
            <Empty title={m.none}>{m.noneWhat}</Empty>
          )}
          {rows.length > 0 && way === 'cards' && <Cards key={place} {...list} looks={looks} />}
          {rows.length > 0 && way === 'table' && (
            <SegmentTable
              key={place}
              {...list}
              cells={cells}
              group={group}
              onGroup={(name: ColumnName | '') => set({ group: name, q: JSON.stringify(asked) })}
              onAttach={may('finding.write') ? () => setAttaching(true) : null}
            >
              {(ticked, tickNone) =>
                ticked.length > 0 && (
                  <>
                    {may('coding.write') && (
                      <RowActions ticked={ticked} codes={codes} origin={origin} onDone={tickNone} />
                    )}
                    {may('finding.write') && (
                      <AttachTicked
                        ticked={ticked}
                        isOpen={isAttaching}
                        onOpen={setAttaching}
                        onDone={tickNone}
                      />
                    )}
                  </>
                )
              }
            </SegmentTable>
          )}
          {hasNextPage && !mayGoOn && (
            <button type="button" onClick={() => set({ more: '1', q: JSON.stringify(asked) })}>
              {m.further}
            </button>
          )}
        </>
      )}
      {may('coding.write') && <Runs />}
      {may('finding.write') && <FindingDock />}
    </>
  )
}

function AttachTicked(props: {
  ticked: FoundSegment[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onDone: () => void
}) {
  const { attach } = useMessages().coding.passage
  const { ticked, isOpen, onOpen, onDone } = props
  return (
    <details className="step" open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary aria-keyshortcuts="f">
        {attach}: {ticked.length}
      </summary>
      {isOpen && (
        <AttachEvidence
          codings={idsOf(ticked)}
          onDone={() => {
            onOpen(false)
            onDone()
          }}
        />
      )}
    </details>
  )
}
