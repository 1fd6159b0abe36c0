// Participants as a table that sorts by any of its columns.
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Participant } from '../../../core/wire/people.ts'
import { useMessages } from '../shell/language.tsx'
import { SortHead } from '../shell/sort-head.tsx'
import { useStudy } from '../shell/study.tsx'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
})
const helper = createColumnHelper<typeof features, Participant>()

export function ParticipantTable(props: { rows: Participant[]; chosen: string | undefined }) {
  const here = useStudy()
  const m = useMessages().fieldwork
  const words = m.participants
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor('code', { header: words.code }),
        helper.accessor('role', { header: words.role }),
        helper.accessor((row) => row.case ?? '', { id: 'case', header: words.case }),
        helper.accessor(
          (row) => row.consent?.scopes.map((scope) => m.scopes[scope]).join(', ') ?? '',
          { id: 'consent', header: words.consent },
        ),
      ]),
    [m, words],
  )
  const table = useTable({
    features,
    columns,
    data: props.rows,
    initialState: { sorting: [{ id: 'code', desc: false }] },
  })
  return (
    <table className="table table-folds">
      <caption className="unseen">{words.title}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map(({ id, column }) => {
              const name = String(column.columnDef.header)
              const title = words.sortBy(name.toLowerCase())
              return <SortHead key={id} {...{ column, name, title }} />
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map(({ original: row }) => (
          <tr key={row.code} data-chosen={row.code === props.chosen}>
            <th scope="row">
              <Link
                href={here.to(`/participants/${encodeURIComponent(row.code)}`)}
                aria-current={row.code === props.chosen ? 'true' : undefined}
              >
                {row.code}
              </Link>
            </th>
            <td data-label={words.role}>{row.role}</td>
            <td data-label={words.case}>{row.case ?? m.none}</td>
            <td data-label={words.consent}>
              {row.consent ? (
                row.consent.scopes.map((scope) => m.scopes[scope]).join(', ')
              ) : (
                <span className="chip" data-state="returned">
                  {row.saidNo ? words.saidNo[row.saidNo.how] : words.noConsent}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
