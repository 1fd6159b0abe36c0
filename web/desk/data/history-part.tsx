// Who exported what when, what was held back or lost on the way, and the file as long as it is kept.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ExportOrder, ExportRun } from '../../../core/wire/export.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AgainButton } from './make-button.tsx'
import { runsQuery } from './reads.ts'
import { RunHistory } from './run-history.tsx'

type Take = (order: ExportOrder) => void

export function HistoryPart({ take }: { take: Take }) {
  const words = useLanguage().m.data.exports
  const { slug } = useStudy()
  return (
    <RunHistory
      runs={useInfiniteQuery(runsQuery(slug))}
      words={{ ...words, none: words.noHistory, what: words.what2 }}
      by={(run) => (run.schedule === null ? run.by : `${run.schedule} · ${run.by}`)}
      what={(run) => <What run={run} />}
      file={(run) => <State run={run} take={take} />}
    />
  )
}

function What({ run }: { run: ExportRun }) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { order, withheld, files } = run
  const count = (n: number) => numberOf(n, language)
  const narrowed = Object.keys(order.filter) as (keyof typeof order.filter)[]
  const notes = [
    narrowed.length > 0 && words.narrowedBy(narrowed.map((key) => words.filterNames[key])),
    withheld.quotes > 0 && words.withheldQuotes(count(withheld.quotes)),
    withheld.withdrawn > 0 && words.withheldWithdrawn(count(withheld.withdrawn)),
    ...files.flatMap(({ name, losses: { cut, dropped } }) => [
      cut !== undefined && words.wasCut(name, count(cut)),
      dropped !== undefined && words.wasDropped(name, count(dropped)),
    ]),
  ].filter((note) => typeof note === 'string')
  return (
    <div>
      {order.kinds.map((kind) => words.kindNames[kind]).join(', ')}
      {order.identities !== undefined && ` · ${words.withNames}`}
      {notes.map((note) => (
        <small key={note} className="quiet export-note">
          {note}
        </small>
      ))}
    </div>
  )
}

function State({ run, take }: { run: ExportRun; take: Take }) {
  const { m } = useLanguage()
  const words = m.data.exports
  const isGone = run.keptUntil < new Date().toISOString()
  return (
    <span className="export-file">
      {run.state === 'cancelled' || run.state === 'failed' ? (
        <span className="quiet">{words.runStates[run.state]}</span>
      ) : isGone ? (
        <span className="quiet">{words.gone}</span>
      ) : (
        <AgainButton run={run}>
          {run.state === 'running' ? words.goOn : words.downloadAgain}
        </AgainButton>
      )}
      {run.state !== 'running' && (
        <button
          type="button"
          className="quiet-button"
          onClick={() => take(withoutNames(run.order))}
        >
          {words.takeAgain}
        </button>
      )}
    </span>
  )
}

/** Names need a reason of their own each time. */
function withoutNames({ identities: _, ...order }: ExportOrder): ExportOrder {
  return order
}
