// Who did what, newest first, a page at a time: it only ever grows.
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { AuditThing } from '../../../core/wire/audit.ts'
import type { AuditRow, Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useWords } from '../../kit/language.ts'
import { Head } from '../fieldwork/panes.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { audit as en } from './words/audit.en.ts'
import { audit as id } from './words/audit.id.ts'
import './data.css'

const words = { id, en }

function auditQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: [study, 'audit'],
    queryFn: ({ pageParam }): Promise<Page<AuditRow>> =>
      ask(
        api.studies[':study'].audit.$get({
          param: { study },
          query: { limit: '100', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // A trail is looked at to see what just happened.
    staleTime: 0,
  })
}

export function AuditScreen() {
  const { slug } = useStudy()
  const m = useWords(words)
  const when = useWhen()
  const audit = useInfiniteQuery(auditQuery(slug))
  useTitle(m.title)
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <Head title={m.title} />
      {audit.isPending && <Loading />}
      {audit.error && <Failed error={audit.error} again={() => audit.refetch()} />}
      {audit.data && rows.length === 0 && <Empty title={m.empty}>{m.emptyWhat}</Empty>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list without a link in it scrolls by keys only when it takes the focus
        <section className="table-box" tabIndex={0} aria-label={m.title}>
          <table className="table table-folds">
            <caption className="unseen">{m.title}</caption>
            <thead>
              <tr>
                <th scope="col">{m.at}</th>
                <th scope="col">{m.who}</th>
                <th scope="col">{m.did}</th>
                <th scope="col">{m.what}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{when.moment(row.at)}</th>
                  <td data-label={m.who}>{row.who}</td>
                  <td data-label={m.did}>{m.verbs[row.verb]}</td>
                  <td data-label={m.what}>
                    {m.things[row.what]} {row.object && <Thing row={row} object={row.object} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {audit.hasNextPage && (
        <button
          type="button"
          disabled={audit.isFetchingNextPage}
          onClick={() => audit.fetchNextPage()}
        >
          {m.more}
        </button>
      )}
    </>
  )
}

/** Where what a line is about has a page of its own; by its id, which stands in the line. */
const pages: Partial<Record<AuditThing, string>> = {
  case: '/sources?case=',
  code: '/codebook/',
  finding: '/findings/',
  indicator: '/indicators/',
  instrument: '/instruments/',
  participant: '/participants/',
  response: '/responses/',
  round: '/rounds/',
  source: '/sources/',
}

/** By its name; by its code, for people and cases; what is gone only by the first signs of its id, in full on hover. */
function Thing({ row, object }: { row: AuditRow; object: string }) {
  const { to } = useStudy()
  const path = pages[row.what]
  const named = row.name ?? (object.length > 32 ? null : object)
  if (named === null) return <code title={object}>{object.slice(0, 8)}</code>
  if (path === undefined) return <span title={object}>{named}</span>
  return (
    <Link href={to(`${path}${encodeURIComponent(object)}`)} title={object}>
      {named}
    </Link>
  )
}
