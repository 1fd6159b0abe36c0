// How many sources of each kind there are, against how many were planned: the emptiest first.
import { Link } from 'wouter'
import type { Overview } from '../../../core/wire/overview.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useOverviewWords } from './messages.ts'

export function Plan({ plan }: { plan: NonNullable<Overview['plan']> }) {
  const m = useOverviewWords()
  const { techniques } = useMessages().shell
  const { to } = useStudy()
  const emptiest = plan.toSorted((a, b) => a.n / a.target - b.n / b.target)
  return (
    <section>
      <h2>{m.plan}</h2>
      {plan.length === 0 && <p className="quiet">{m.noPlan}</p>}
      <ul className="overview-bars">
        {emptiest.map(({ technique, role, n, target }) => (
          <li key={`${technique}/${role}`}>
            <span>
              {techniques[technique]}
              {role !== '' && ` · ${role}`}
            </span>
            <small>{m.planned(n, target)}</small>
            <meter value={Math.min(n, target)} max={target} aria-hidden="true" />
          </li>
        ))}
      </ul>
      <p>
        <Link href={to('/displays/progress')}>{m.toPlan}</Link>
      </p>
    </section>
  )
}
