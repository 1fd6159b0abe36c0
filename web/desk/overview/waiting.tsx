// What waits for the one who looks, the most pressing first, each with the way to it.
import { Link } from 'wouter'
import type { Overview, Waiting } from '../../../core/wire/overview.ts'
import { useStudy } from '../shell/study.tsx'
import { useOverviewWords } from './messages.ts'

const paths: Record<Waiting, string> = {
  review: '/responses?state=received',
  queries: '/responses?state=returned',
  quarantine: '/responses?state=quarantined',
  unopened: '/responses',
  declined: '/tasks',
  overdue: '/tasks',
  phones: '/people',
  unfit: '/sources',
  weigh: '/rounds',
}

export function WaitingList({ waiting }: Pick<Overview, 'waiting'>) {
  const m = useOverviewWords()
  const { to } = useStudy()
  return (
    <section>
      <h2>{m.waitingTitle}</h2>
      {waiting.length === 0 && <p className="quiet">{m.nothing}</p>}
      <ul className="overview-list">
        {waiting.map(({ what, n, at }) => (
          <li key={what}>
            <Link href={to(at === null ? paths[what] : `${paths[what]}/${at}`)}>
              {m.waiting[what](n)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
