// `/memos`: all memos of the study with what they are about, narrowed by what, kind, author and time.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import {
  type MemoFilter,
  type MemoTarget,
  memoKinds,
  memoTargets,
} from '../../../core/wire/memo.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { About } from './about.tsx'
import { MemoForm } from './memo-form.tsx'
import './memos.css'
import { OneMemo } from './one-memo.tsx'
import { memoAuthors, memosWhere } from './reads.ts'

const names = ['q', 'forms', 'on', 'kind', 'author', 'from', 'to'] as const

export function MemosScreen() {
  const m = useMessages().memos
  const { slug, may } = useStudy()
  useTitle(m.title)
  // In the address, so that the way back finds the list as it was.
  const [asked, setAsked] = useSearchParams()
  // The server takes a memo on "study" as one on this study, whatever id stands there.
  const [writing, setWriting] = useState<MemoTarget | null>(null)
  const filter = Object.fromEntries(
    names.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])),
  ) as MemoFilter
  const isNarrowed = Object.keys(filter).length > 0
  const pages = useInfiniteQuery(memosWhere(slug, filter))
  const memos = pages.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
        {may('memo.write') && (
          <button
            type="button"
            className="primary"
            onClick={() => setWriting({ kind: 'study', id: uuidv7() })}
          >
            {m.studyMemo}
          </button>
        )}
      </div>
      {writing && <MemoForm target={writing} onDone={() => setWriting(null)} />}
      <Filters
        filter={filter}
        onChange={(name, value) =>
          setAsked(
            (before) => {
              const next = new URLSearchParams(before)
              if (value) next.set(name, value)
              else next.delete(name)
              return next
            },
            { replace: true },
          )
        }
      />
      {pages.isPending && <Loading />}
      {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
      {memos?.length === 0 &&
        (isNarrowed ? (
          <Empty
            title={m.noneFound}
            action={
              <button type="button" onClick={() => setAsked({}, { replace: true })}>
                {m.clear}
              </button>
            }
          >
            {m.noneFoundWhat}
          </Empty>
        ) : (
          <Empty title={m.none}>{m.noneWhat}</Empty>
        ))}
      <ol className="memo-page">
        {memos?.map((memo) => (
          <li key={memo.id}>
            <About memo={memo} />
            <OneMemo memo={memo} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <button
          type="button"
          onClick={() => pages.fetchNextPage()}
          disabled={pages.isFetchingNextPage}
        >
          {m.more}
        </button>
      )}
    </>
  )
}

function Filters(props: {
  filter: MemoFilter
  onChange: (name: (typeof names)[number], value: string) => void
}) {
  const m = useMessages().memos
  const { slug, me } = useStudy()
  const authors = useQuery(memoAuthors(slug))
  const { filter, onChange } = props
  return (
    <div className="filters">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onChange('q', String(new FormData(event.currentTarget).get('q') ?? '').trim())
        }}
      >
        <input
          key={filter.q}
          type="search"
          name="q"
          aria-label={m.find}
          placeholder={m.find}
          maxLength={300}
          defaultValue={filter.q}
        />
      </form>
      <label>
        {m.about}{' '}
        <select value={filter.on ?? ''} onChange={(event) => onChange('on', event.target.value)}>
          <option value="">{m.any}</option>
          {memoTargets.map((one) => (
            <option key={one} value={one}>
              {m.on[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.kind}{' '}
        <select
          value={filter.kind ?? ''}
          onChange={(event) => onChange('kind', event.target.value)}
        >
          <option value="">{m.any}</option>
          {memoKinds.map((one) => (
            <option key={one} value={one}>
              {m.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.author}{' '}
        <select
          value={filter.author ?? ''}
          onChange={(event) => onChange('author', event.target.value)}
        >
          <option value="">{m.anyone}</option>
          {authors.data?.map((one) => (
            <option key={one.id} value={one.id}>
              {one.id === me.id ? m.me(one.name) : one.name}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {m[name]}{' '}
          <input
            type="date"
            value={filter[name] ?? ''}
            onChange={(event) => onChange(name, event.target.value)}
          />
        </label>
      ))}
    </div>
  )
}
