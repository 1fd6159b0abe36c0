// All displays: those that count coded segments, the scores of cases, the map of where answers were taken, and how far the
// field and the coding are.
import { Link, useParams } from 'wouter'
import { Head } from '../fieldwork/panes.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { displays } from './asked.ts'
import { CodedDisplays } from './coded-displays.tsx'
import { useDisplayWords } from './messages.ts'
import { PlacesDisplay } from './places-display.tsx'
import { ProgressDisplay } from './progress-display.tsx'
import { ScoresDisplay } from './scores-display.tsx'
import './display.css'

export function DisplaysScreen() {
  const m = useDisplayWords()
  const here = useStudy()
  const { name } = useParams<{ name?: string }>()
  const display = displays.find((one) => one === name) ?? 'crosstab'
  useTitle(m.title)
  return (
    <>
      <Head title={m.title} />
      <nav className="tabs" aria-label={m.title}>
        {displays.map((one) => (
          <Link
            key={one}
            href={here.to(`/displays/${one}`)}
            aria-current={one === display ? 'page' : undefined}
          >
            {m.tabs[one]}
          </Link>
        ))}
      </nav>
      {display === 'scores' ? (
        <ScoresDisplay />
      ) : display === 'places' ? (
        <PlacesDisplay />
      ) : display === 'progress' ? (
        <ProgressDisplay />
      ) : (
        <CodedDisplays display={display} />
      )}
    </>
  )
}
