// The head of a column by which a table can be sorted: a button that says how, and an arrow that says that it is.
type Props = {
  /** Of @tanstack/react-table. */
  column: {
    getIsSorted: () => false | 'asc' | 'desc'
    getToggleSortingHandler: () => ((event: unknown) => void) | undefined
  }
  name: string
  /** What pressing it does. */
  title: string
  className?: string
}

const orders = {
  asc: { sort: 'ascending', arrow: ' ↑' },
  desc: { sort: 'descending', arrow: ' ↓' },
} as const

export function SortHead({ column, name, title, className }: Props) {
  const sorted = column.getIsSorted()
  const order = sorted ? orders[sorted] : null
  return (
    <th scope="col" className={className} aria-sort={order?.sort ?? 'none'}>
      <button type="button" title={title} onClick={column.getToggleSortingHandler()}>
        {name}
        <span aria-hidden="true">{order?.arrow}</span>
      </button>
    </th>
  )
}
