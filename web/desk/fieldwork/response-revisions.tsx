// All that was ever sent of a response, and the way to each.
import { Link, useSearch } from 'wouter'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useWhen } from './when.ts'

export function ResponseRevisions({ response }: { response: ResponseDetail }) {
  const all = useMessages()
  const m = all.review
  const here = useStudy()
  const when = useWhen()
  const query = useSearch()
  if (response.revisions.length < 2) return null
  return (
    <section className="card">
      <h3>{m.revisions}</h3>
      <ol className="revisions">
        {response.revisions.toReversed().map((one) => (
          <li key={one.id}>
            <Link
              href={here.to(`/responses/${one.id}${query === '' ? '' : `?${query}`}`)}
              aria-current={one.id === response.id ? 'true' : undefined}
            >
              {one.number === 1 ? m.first : m.revision(one.number)}
            </Link>{' '}
            <small>
              {one.device}, {when.moment(one.receivedAt)}
            </small>{' '}
            <span className="chip" data-state={one.state}>
              {all.fieldwork.states[one.state]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** On an earlier revision: it is read, and no longer counts. */
export function Replaced({ response }: { response: ResponseDetail }) {
  const m = useMessages().review
  const here = useStudy()
  const newest = response.revisions.at(-1)
  return (
    <p className="warning">
      {m.replaced} {newest && <Link href={here.to(`/responses/${newest.id}`)}>{m.toNewest}</Link>}
    </p>
  )
}
