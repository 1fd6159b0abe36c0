// What was taken out of the study, newest first: when, by whom, what it is, how large, and the file as long as it is kept.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Page } from '../../../core/wire/field.ts'
import { numberOf, sizeOf } from '../../kit/format.ts'
import { useWhen } from '../fieldwork/when.ts'
import { Failed } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'

type Run = { id: string; at: string; rows: number; sizeBytes: number }
type Words = Record<
  'history' | 'none' | 'at' | 'by' | 'what' | 'size' | 'file' | 'older',
  string
> & { rowsAndSize(rows: string, size: string): string }

export function RunHistory<R extends Run>(props: {
  runs: UseInfiniteQueryResult<InfiniteData<Page<R>>>
  words: Words
  by(run: R): ReactNode
  what(run: R): ReactNode
  file(run: R): ReactNode
}) {
  const { runs, words } = props
  const { language } = useLanguage()
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
                <th scope="col">{words.what}</th>
                <th scope="col">{words.size}</th>
                <th scope="col">{words.file}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((run) => (
                <tr key={run.id}>
                  <th scope="row">{when.moment(run.at)}</th>
                  <td data-label={words.by}>{props.by(run)}</td>
                  <td data-label={words.what}>{props.what(run)}</td>
                  <td data-label={words.size}>
                    {words.rowsAndSize(
                      numberOf(run.rows, language),
                      sizeOf(run.sizeBytes, language),
                    )}
                  </td>
                  <td data-label={words.file}>{props.file(run)}</td>
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
