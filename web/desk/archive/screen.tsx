// `/archive`: the whole study leaves in one file, for whoever says what for.
import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { ArchiveRun } from '../../../core/wire/archive.ts'
import type { Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { numberOf, sizeOf } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { Field } from '../fieldwork/field.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { HistoryPart } from './history-part.tsx'
import { download, finishArchive, orderArchive } from './make-archive.ts'
import { useArchive } from './messages.ts'
import './archive.css'

export function runsQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: [study, 'archives'],
    queryFn: ({ pageParam }): Promise<Page<ArchiveRun>> =>
      ask(
        api.studies[':study'].archives.$get({
          param: { study },
          query: { limit: '20', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ) as Promise<Page<ArchiveRun>>,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}

export function ArchiveScreen() {
  const words = useArchive()
  const { slug } = useStudy()
  useTitle(words.title)
  const runs = useInfiniteQuery(runsQuery(slug))
  const making = useMaking()
  const me = useQuery({ queryKey: keys.me, queryFn: () => ask(api.me.$get()) })
  return (
    <>
      <Head title={words.title} />
      <div className="archive">
        <p className="lead">{words.lead}</p>
        <p className="archive-warning">{words.warning}</p>
        {making.run === null ? (
          <Order onOrder={(reason) => making.begin(() => orderArchive(slug, reason))} />
        ) : (
          <Making run={making.run} stop={making.stop} />
        )}
      </div>
      <HistoryPart
        runs={runs}
        goOn={(id) => making.begin(async () => id)}
        isBusy={making.run !== null}
      />
      {me.data?.isOwner && (
        <section className="archive-elsewhere">
          <p className="quiet">{words.restoreElsewhereWhat}</p>
          <Link href="/restore">{words.restoreElsewhere}</Link>
        </section>
      )}
    </>
  )
}

type Making = ArchiveRun | 'begun'

function useMaking() {
  const { slug } = useStudy()
  const tell = useTellProblem()
  const queries = useQueryClient()
  const running = useRef<AbortController | null>(null)
  const [run, setRun] = useState<Making | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  async function begin(order: () => Promise<string>) {
    const stop = new AbortController()
    running.current = stop
    setRun('begun')
    try {
      const done = await finishArchive(slug, await order(), stop.signal, setRun)
      if (done.state === 'done') download(slug, done.id)
    } catch (error) {
      if (!stop.signal.aborted) tell(error)
    } finally {
      setRun(null)
      queries.invalidateQueries({ queryKey: runsQuery(slug).queryKey })
    }
  }
  return { run, begin, stop: () => running.current?.abort() }
}

function Order({ onOrder }: { onOrder: (reason: string) => void }) {
  const words = useArchive()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onOrder(String(new FormData(event.currentTarget).get('reason')).trim())
  }
  return (
    <form className="archive-order" onSubmit={submit}>
      <Field label={words.reason} hint={words.reasonHint}>
        {(naming) => (
          <input
            {...naming}
            name="reason"
            required
            minLength={8}
            maxLength={400}
            autoComplete="off"
          />
        )}
      </Field>
      <button type="submit" className="primary">
        {words.make}
      </button>
    </form>
  )
}

function Making({ run, stop }: { run: Making; stop: () => void }) {
  const words = useArchive()
  const { language } = useLanguage()
  const isKnown = run !== 'begun' && run.of > 0
  return (
    <div className="archive-making">
      <p role="status">
        {run === 'begun'
          ? words.beginning
          : `${words.making(run.done, run.of, numberOf(run.rows, language))} · ${sizeOf(run.sizeBytes, language)}`}
      </p>
      <progress aria-label={words.title} {...(isKnown ? { value: run.done / run.of } : {})} />
      <button type="button" onClick={stop}>
        {words.stop}
      </button>
    </div>
  )
}
