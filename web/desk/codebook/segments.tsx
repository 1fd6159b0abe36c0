// A code's quotations, each with whose it is and a way to its place in the text.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Code, Segment } from '../../../core/wire/coding.ts'
import type { Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { clock } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { hueStyle } from '../coding/look.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

type Props = {
  code: Code
  /** Only those that were made under this wording. */
  wording?: number
}

export function Segments({ code, wording }: Props) {
  const m = useMessages()
  const { slug, to } = useStudy()
  const pages = useInfiniteQuery({
    queryKey: [...keys.segments(slug, code.id), wording ?? 'every'],
    initialPageParam: '',
    queryFn: async ({ pageParam }): Promise<Page<Segment>> =>
      ask(
        api.studies[':study'].codes[':id'].segments.$get({
          param: { study: slug, id: code.id },
          query: {
            ...(pageParam && { after: pageParam }),
            ...(wording !== undefined && { wording: `${code.id}@${wording}` }),
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section aria-label={m.material.codebook.segments(code.codings)}>
      {wording === undefined && <h3>{m.material.codebook.segments(code.codings)}</h3>}
      <Link href={to(`/segments?code=${code.id}`)}>{m.material.codebook.combine}</Link>
      {pages.isPending && <Loading />}
      {pages.error && <Failed error={pages.error} again={() => pages.refetch()} />}
      {pages.data && rows.length === 0 && <p className="quiet">{m.material.codebook.noSegments}</p>}
      <ol className="segments">
        {rows.map((segment) => (
          <OneSegment key={segment.id} segment={segment} hue={code.hue} />
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
    </section>
  )
}

function OneSegment({ segment, hue }: { segment: Segment; hue: number }) {
  const m = useMessages()
  const { to } = useStudy()
  const who = [
    segment.participant,
    segment.role,
    m.shell.techniques[segment.source.technique],
    segment.timeMs === null ? null : clock(segment.timeMs),
    segment.coder,
  ]
  return (
    <li style={hueStyle(hue)}>
      <blockquote>{segment.quote}</blockquote>
      <p className="quiet">
        <Link
          href={to(`/sources/${segment.source.id}?coding=${segment.id}&at=${segment.start}`)}
          title={m.material.codebook.open}
        >
          {segment.source.title}
        </Link>{' '}
        · {who.filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}
