// The table of sources: sorted by any column, each row leading to its text.
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { Link } from 'wouter'
import type { SourceRow } from '../../../core/wire/coding.ts'
import { day } from '../../kit/format.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { SortHead } from '../shell/sort-head.tsx'
import { useStudy } from '../shell/study.tsx'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, SourceRow>()
const columns = helper.columns([
  helper.accessor('title', {
    sortFn: 'alphanumeric',
    cell: ({ row }) => <TitleCell source={row.original} />,
  }),
  helper.accessor('technique', {
    sortFn: 'alphanumeric',
    cell: ({ row }) => <TechniqueCell source={row.original} />,
  }),
  helper.accessor((row) => row.participant ?? '', { id: 'participant', sortFn: 'alphanumeric' }),
  helper.accessor((row) => row.role ?? '', { id: 'role', sortFn: 'alphanumeric' }),
  helper.accessor((row) => row.occurredOn ?? '', {
    id: 'occurredOn',
    sortFn: 'basic',
    cell: ({ row }) => <DayCell source={row.original} />,
  }),
  helper.accessor('codings', {
    sortFn: 'basic',
    cell: ({ row }) => <CodingsCell source={row.original} />,
  }),
])

type ColumnName = keyof ReturnType<typeof useMessages>['material']['sources']['columns']

export function SourceTable(props: { rows: SourceRow[] }) {
  const m = useMessages().material.sources
  const table = useTable({ features, columns, data: props.rows })
  return (
    <div className="table-box">
      <table className="table sources">
        <caption className="unseen">{m.title}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const name = m.columns[column.id as ColumnName]
                const title = m.sortBy(name)
                const className = `cell-${column.id}`
                return <SortHead key={id} {...{ column, name, title, className }} />
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`cell-${cell.column.id}`}
                  data-name={m.columns[cell.column.id as ColumnName]}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellProps = { source: SourceRow }

function TitleCell({ source }: CellProps) {
  const { material, transcribe } = useMessages()
  const m = material.sources
  const { to } = useStudy()
  return (
    <>
      <Link href={to(`/sources/${source.id}`)}>{source.title}</Link>
      {source.response && <small> {m.fromResponse}</small>}
      {source.machineMadeAt && <small> {transcribe.machine.chip}</small>}
    </>
  )
}

function TechniqueCell({ source }: CellProps) {
  return useMessages().shell.techniques[source.technique]
}

function DayCell({ source }: CellProps) {
  const { language } = useLanguage()
  return source.occurredOn ? day(source.occurredOn, language) : ''
}

function CodingsCell({ source }: CellProps) {
  const m = useMessages().material.sources
  return source.codings > 0 ? source.codings : <span className="quiet">{m.notCoded}</span>
}
