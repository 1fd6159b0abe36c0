// Open rounds of coding and how far they are: everybody's for who supervises, a coder's own for a coder.
import { Link } from 'wouter'
import type { Overview } from '../../../core/wire/overview.ts'
import { day } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useOverviewWords } from './messages.ts'

export function OpenRounds({ rounds }: Pick<Overview, 'rounds'>) {
  const m = useOverviewWords()
  const { language } = useLanguage()
  const { to } = useStudy()
  if (rounds.length === 0) return null
  return (
    <section>
      <h2>{m.rounds}</h2>
      <ul className="overview-bars">
        {rounds.map((round) => (
          <li key={round.id}>
            <Link href={to(`/rounds/${round.id}`)}>{round.title}</Link>
            <small>{m.roundDone(round.done, round.parts, day(round.to, language))}</small>
            <meter value={round.done} max={Math.max(1, round.parts)} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </section>
  )
}
