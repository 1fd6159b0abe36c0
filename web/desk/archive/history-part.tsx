// Who archived the study when and what for, and the file as long as it is kept.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ArchiveRun } from '../../../core/wire/archive.ts'
import type { Page } from '../../../core/wire/field.ts'
import { numberOf, sizeOf } from '../../kit/format.ts'
import { useWhen } from '../fieldwork/when.ts'
import { Failed } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { archivePath } from './make-archive.ts'
import { useArchive } from './messages.ts'

export function HistoryPart(props: {
  runs: UseInfiniteQueryResult<InfiniteData<Page<ArchiveRun>>>
  goOn: (id: string) => void
  isBusy: boolean
}) {
  const { runs } = props
  const words = useArchive()
  const { m, language } = useLanguage()
  const when = useWhen()
  const rows = runs.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="export-history" aria-label={words.history}>
      <h2>{words.history}</h2>
      {runs.error && <Failed error={runs.error} again={() => runs.refetch()} />}
      {runs.data && rows.length === 0 && <p className="quiet">{words.none}</p>}
      {rows.length > 0 && (
        <div className="table-box">
          <table className="table table-folds">
            <caption className="unseen">{words.history}</caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.why}</th>
                <th scope="col">{words.size}</th>
                <th scope="col">{words.file}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((run) => (
                <tr key={run.id}>
                  <th scope="row">{when.moment(run.at)}</th>
                  <td data-label={words.by}>{run.by}</td>
                  <td data-label={words.why}>{run.reason}</td>
                  <td data-label={words.size}>
                    {words.rowsAndSize(
                      numberOf(run.rows, language),
                      sizeOf(run.sizeBytes, language),
                    )}
                  </td>
                  <td data-label={words.file}>
                    <State run={run} goOn={() => props.goOn(run.id)} isBusy={props.isBusy} />
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
          {m.data.exports.older}
        </button>
      )}
    </section>
  )
}

function State({ run, goOn, isBusy }: { run: ArchiveRun; goOn: () => void; isBusy: boolean }) {
  const words = useArchive()
  const { slug } = useStudy()
  const isKept = run.keptUntil >= new Date().toISOString()
  if (run.isMine && isKept && run.state === 'done')
    return (
      <a href={archivePath(slug, run.id, '/file')} download>
        {words.download}
      </a>
    )
  if (run.isMine && isKept && run.state === 'running')
    return (
      <button type="button" disabled={isBusy} onClick={goOn}>
        {words.goOn}
      </button>
    )
  return (
    <span className="quiet">
      {run.state === 'done' && !isKept ? words.gone : words.states[run.state]}
    </span>
  )
}
