// What a new study begins with.
import { Link } from 'wouter'
import { useStudy } from '../shell/study.tsx'
import { useOverviewWords } from './messages.ts'

const paths = { instruments: '/instruments/new', phones: '/people', sources: '/sources' } as const

export function FirstSteps() {
  const m = useOverviewWords()
  const { to } = useStudy()
  return (
    <section>
      <h2>{m.begin}</h2>
      <ol className="first-steps">
        {(Object.keys(paths) as (keyof typeof paths)[]).map((step) => (
          <li key={step}>
            <Link href={to(paths[step])}>{m.steps[step].title}</Link>
            <p>{m.steps[step].what}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
