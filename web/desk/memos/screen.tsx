// `/memos`: all memos of the study with what they are about, and a memo for the study itself.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Memo, memoTargets } from '../../../core/wire/coding.ts'
import type { Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { MemoForm, OneMemo } from '../coding/memo-list.tsx'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'

export function MemosScreen() {
  const m = useMessages()
  const words = m.material.memos
  const { slug, may } = useStudy()
  useTitle(words.title)
  const [kind, setKind] = useState<Memo['target']['kind'] | ''>('')
  const [mineOnly, setMineOnly] = useState(false)
  // The server takes a memo on "study" as one on this study, whatever id stands there.
  const [writing, setWriting] = useState<Memo['target'] | null>(null)
  const pages = useInfiniteQuery({
    queryKey: [...keys.memos(slug), 'all'],
    initialPageParam: '',
    queryFn: async ({ pageParam }): Promise<Page<Memo>> =>
      ask(
        api.studies[':study'].memos.$get({
          param: { study: slug },
          query: pageParam ? { after: pageParam } : {},
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
  const all = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const memos = all.filter(
    (memo) => (!mineOnly || memo.mine) && (kind === '' || memo.target.kind === kind),
  )
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        {may('memo.write') && (
          <button
            type="button"
            className="primary"
            onClick={() => setWriting({ kind: 'study', id: uuidv7() })}
          >
            {words.studyMemo}
          </button>
        )}
      </div>
      {writing && <MemoForm target={writing} onDone={() => setWriting(null)} />}
      <div className="filters">
        <label>
          {words.kind}{' '}
          <select
            value={kind}
            onChange={(event) =>
              setKind(memoTargets.find((one) => one === event.target.value) ?? '')
            }
          >
            <option value="">{words.any}</option>
            {memoTargets.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={mineOnly}
            onChange={(event) => setMineOnly(event.target.checked)}
          />
          {words.mineOnly}
        </label>
      </div>
      {pages.isPending && <Loading />}
      {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
      {pages.data && memos.length === 0 && <Empty title={words.none}>{words.noneWhat}</Empty>}
      <ol className="memo-page">
        {memos.map((memo) => (
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
          {m.material.codebook.more}
        </button>
      )}
    </>
  )
}

/** What a memo is about, leading there where it has a page of its own. */
function About({ memo }: { memo: Memo }) {
  const m = useMessages().material.memos
  const { to } = useStudy()
  const { kind, id } = memo.target
  const place =
    kind === 'source'
      ? `/sources/${id}`
      : kind === 'code'
        ? `/codebook/${id}`
        : kind === 'finding'
          ? `/findings/${id}`
          : memo.source !== null
            ? `/sources/${memo.source}?coding=${id}`
            : null
  return (
    <p className="about">
      <span className="chip">{m.kinds[kind]}</span>{' '}
      {place ? <Link href={to(place)}>{memo.about}</Link> : <span>{memo.about}</span>}
    </p>
  )
}
