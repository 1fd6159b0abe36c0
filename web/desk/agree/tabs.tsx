// Rounds of coders and raters of scores: the same board, two kinds of people behind it.
import { Link } from 'wouter'
import { useStudy } from '../shell/study.tsx'
import { useAgree } from './messages.ts'

export function AgreeTabs({ here }: { here: 'rounds' | 'scores' }) {
  const m = useAgree()
  const { to, may } = useStudy()
  if (!may('agreement.read')) return null
  return (
    <nav className="tabs" aria-label={m.title}>
      <Link href={to('/rounds')} aria-current={here === 'rounds' ? 'page' : undefined}>
        {m.rounds}
      </Link>
      <Link href={to('/rounds/scores')} aria-current={here === 'scores' ? 'page' : undefined}>
        {m.scores}
      </Link>
    </nav>
  )
}
