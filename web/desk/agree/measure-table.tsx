// Rows of coefficients, sorted by any column, with a picture of the one that is asked for; a row is chosen by its name.
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Measured } from '../../../core/agreement/formulas.ts'
import { SortHead } from '../shell/sort-head.tsx'
import { Bar } from './bar.tsx'
import { useFigures } from './figures.ts'
import { useAgree } from './messages.ts'

export type MeasureRow = {
  key: string
  name: string
  measured: Measured[]
  /** Units on which they differ, where it is known. */
  differ: number | null
  href: string
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, MeasureRow>()

export function MeasureTable(props: {
  caption: string
  head: string
  rows: MeasureRow[]
  chosen: string | null
  pictured: Measured['formula']
}) {
  const m = useAgree()
  const { count } = useFigures()
  const formulas = props.rows[0]?.measured.map(({ formula }) => formula) ?? []
  const spelt = formulas.join()
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor('name', { sortFn: 'alphanumeric' }),
        helper.accessor((row) => row.measured[0]?.counts.units ?? 0, {
          id: 'units',
          sortFn: 'basic',
        }),
        helper.accessor((row) => row.differ ?? 0, { id: 'differ', sortFn: 'basic' }),
        ...(spelt === '' ? [] : spelt.split(',')).map((formula) =>
          helper.accessor(
            (row) =>
              row.measured.find((one) => one.formula === formula)?.outcome.value ??
              Number.NEGATIVE_INFINITY,
            { id: formula, sortFn: 'basic' },
          ),
        ),
      ]),
    [spelt],
  )
  const names: Record<string, string> = {
    name: props.head,
    units: m.columns.units,
    differ: m.columns.differ,
    ...m.formulas,
  }
  const table = useTable({ features, columns, data: props.rows })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys only when it takes the focus
    <section className="table-box" tabIndex={0} aria-label={props.caption}>
      <table className="table measures">
        <caption className="unseen">{props.caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => {
                const name = names[column.id] ?? ''
                return <SortHead key={id} {...{ column, name }} title={m.sortBy(name)} />
              })}
              <th scope="col">{m.formulas[props.pictured]}</th>
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original: row }) => {
            const pictured = row.measured.find(({ formula }) => formula === props.pictured)
            return (
              <tr key={id} data-chosen={row.key === props.chosen}>
                <th scope="row">
                  <Link
                    href={row.href}
                    aria-current={row.key === props.chosen ? 'true' : undefined}
                  >
                    {row.name}
                  </Link>
                </th>
                <td>{count(row.measured[0]?.counts.units ?? 0)}</td>
                <td>{row.differ === null ? '' : count(row.differ)}</td>
                {row.measured.map((measured) => (
                  <td key={measured.formula}>
                    <Cell measured={measured} />
                  </td>
                ))}
                <td>{pictured && <Bar measured={pictured} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ measured }: { measured: Measured }) {
  const m = useAgree()
  const { coefficient, percent } = useFigures()
  const { value, reason } = measured.outcome
  if (value === null)
    return (
      <span className="quiet" title={m.reasons[reason]}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{m.undefined}</span>
      </span>
    )
  return measured.formula === 'percent' ? percent(value) : coefficient(value)
}
