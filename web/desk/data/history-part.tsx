// Who exported what when, and the file as long as it is kept.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ExportRun } from '../../../core/wire/export.ts'
import { numberOf, sizeOf } from '../../kit/format.ts'
import { useWhen } from '../fieldwork/when.ts'
import { Failed } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AgainButton } from './make-button.tsx'
import { runsQuery } from './reads.ts'

export function HistoryPart() {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const when = useWhen()
  const runs = useInfiniteQuery(runsQuery(slug))
  const rows = runs.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="export-history" aria-label={words.history}>
      <h2>{words.history}</h2>
      {runs.error && <Failed error={runs.error} again={() => runs.refetch()} />}
      {runs.data && rows.length === 0 && <p className="quiet">{words.noHistory}</p>}
      {rows.length > 0 && (
        <div className="table-box">
          <table className="table table-folds">
            <caption className="unseen">{words.history}</caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.what2}</th>
                <th scope="col">{words.size}</th>
                <th scope="col">{words.file}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((run) => (
                <tr key={run.id}>
                  <th scope="row">{when.moment(run.at)}</th>
                  <td data-label={words.by}>
                    {run.schedule === null ? run.by : `${run.schedule} · ${run.by}`}
                  </td>
                  <td data-label={words.what2}>
                    {run.order.kinds.map((kind) => words.kindNames[kind]).join(', ')}
                    {run.order.identities !== undefined && ` · ${words.withNames}`}
                  </td>
                  <td data-label={words.size}>
                    {words.rowsAndSize(
                      numberOf(run.rows, language),
                      sizeOf(run.sizeBytes, language),
                    )}
                  </td>
                  <td data-label={words.file}>
                    <State run={run} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {runs.hasNextPage && (
        <button
          type="button"
          disabled={runs.isFetchingNextPage}
          onClick={() => runs.fetchNextPage()}
        >
          {words.older}
        </button>
      )}
    </section>
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
