// The steps that one took over many segments, each to be taken back or done again as a whole.
import { useQuery } from '@tanstack/react-query'
import { momentOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'
import { runsQuery } from './reads.ts'
import { useTurnRun } from './use-run.ts'

export function Runs() {
  const m = useFind().runs
  const { language } = useLanguage()
  const { slug, study } = useStudy()
  const runs = useQuery(runsQuery(slug))
  const turn = useTurnRun()
  if (!runs.data || runs.data.length === 0) return null
  return (
    <details className="find-runs">
      <summary>{m.title}</summary>
      <ul>
        {runs.data.map((run) => (
          <li key={run.id}>
            <span>
              {m.how[run.how]} “{run.origin}” · {momentOf(run.madeAt, study.zone, language)} ·{' '}
              {run.undone ? m.undone : m.line(run.added, run.removed)}
            </span>
            <button
              type="button"
              disabled={turn.isPending}
              onClick={() => turn.mutate({ id: run.id, turn: run.undone ? 'redo' : 'undo' })}
            >
              {run.undone ? m.redo : m.undo}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
