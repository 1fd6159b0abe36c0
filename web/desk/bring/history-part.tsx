// Which files were brought in, by whom and when; each can be taken back from here as well.
import { useInfiniteQuery } from '@tanstack/react-query'
import { importKinds } from '../../../core/wire/import-rows.ts'
import { useWhen } from '../fieldwork/when.ts'
import { Failed } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBring } from './messages.ts'
import { importsQuery } from './reads.ts'

export function HistoryPart({ undo }: { undo: (id: string) => Promise<void> }) {
  const m = useBring()
  const words = m.history
  const { slug } = useStudy()
  const when = useWhen()
  const imports = useInfiniteQuery(importsQuery(slug))
  const rows = imports.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="bring-history" aria-label={words.title}>
      <h2>{words.title}</h2>
      {imports.error && <Failed error={imports.error} again={() => imports.refetch()} />}
      {imports.data && rows.length === 0 && <p className="quiet">{words.none}</p>}
      {rows.length > 0 && (
        <div className="table-box">
          <table className="table table-folds">
            <caption className="unseen">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.file}</th>
                <th scope="col">{words.by}</th>
                <th scope="col">{words.brought}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{when.moment(row.doneAt ?? row.begunAt)}</th>
                  <td data-label={words.file}>{row.fileName}</td>
                  <td data-label={words.by}>{row.by}</td>
                  <td data-label={words.brought}>
                    {importKinds
                      .filter((kind) => (row.added?.[kind] ?? 0) > 0)
                      .map((kind) => m.done.counts(m.plan.kinds[kind], row.added?.[kind] ?? 0))
                      .join(', ')}
                  </td>
                  <td data-label={words.state}>
                    {words.states[row.state]}
                    {row.state !== 'undone' && (
                      <button
                        type="button"
                        className="plain"
                        aria-label={`${row.state === 'done' ? m.done.undo : words.giveUp}: ${row.fileName}`}
                        onClick={() => void undo(row.id)}
                      >
                        {row.state === 'done' ? m.done.undo : words.giveUp}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {imports.hasNextPage && (
        <button
          type="button"
          disabled={imports.isFetchingNextPage}
          onClick={() => imports.fetchNextPage()}
        >
          {words.older}
        </button>
      )}
    </section>
  )
}
