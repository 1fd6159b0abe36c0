// Who exported what when, and the file as long as it is kept.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ExportRun } from '../../../core/wire/export.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AgainButton } from './make-button.tsx'
import { runsQuery } from './reads.ts'
import { RunHistory } from './run-history.tsx'

export function HistoryPart() {
  const words = useLanguage().m.data.exports
  const { slug } = useStudy()
  return (
    <RunHistory
      runs={useInfiniteQuery(runsQuery(slug))}
      words={{ ...words, none: words.noHistory, what: words.what2 }}
      by={(run) => (run.schedule === null ? run.by : `${run.schedule} · ${run.by}`)}
      what={({ order }) => (
        <>
          {order.kinds.map((kind) => words.kindNames[kind]).join(', ')}
          {order.identities !== undefined && ` · ${words.withNames}`}
        </>
      )}
      file={(run) => <State run={run} />}
    />
  )
}

function State({ run }: { run: ExportRun }) {
  const { m } = useLanguage()
  const words = m.data.exports
  if (run.state === 'cancelled' || run.state === 'failed')
    return <span className="quiet">{words.runStates[run.state]}</span>
  if (run.keptUntil < new Date().toISOString()) return <span className="quiet">{words.gone}</span>
  return (
    <AgainButton run={run}>
      {run.state === 'running' ? words.goOn : words.downloadAgain}
    </AgainButton>
  )
}
