// Found segments as a table: columns are chosen, sorted and grouped by; only the rows near the window are drawn.
import {
  columnVisibilityFeature,
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
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { hasLetterKeys } from '../coding/letter-keys.ts'
import { Grip } from '../conclude/finding-dock.tsx'
import { SortHead } from '../shell/sort-head.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Cells, type ColumnName, columnNames } from './cells.ts'
import { useFind } from './messages.ts'
import { TableTools } from './table-tools.tsx'
import { stepOf, useRows } from './use-rows.ts'

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, FoundSegment>()
const hiddenAtFirst: readonly ColumnName[] = [
  'with',
  'technique',
  'case',
  'speaker',
  'question',
  'turn',
  'weight',
  'note',
  'findings',
  'madeAt',
]

/** A row of the table, or the head of a group with the rows under it. */
type Item =
  | { kind: 'row'; row: FoundSegment }
  | { kind: 'group'; name: string; rows: FoundSegment[] }

export function SegmentTable(props: {
  rows: FoundSegment[]
  cells: Cells
  group: ColumnName | ''
  onGroup: (name: ColumnName | '') => void
  place: string
  onOpen: (row: FoundSegment) => void
  /** Opens the form that makes the ticked rows evidence; null where that is not one's to do. */
  onAttach: (() => void) | null
  children: (ticked: FoundSegment[], tickNone: () => void) => React.ReactNode
}) {
  const m = useFind().segments
  const { to } = useStudy()
  const { cells, group, onOpen } = props
  const columns = useMemo(
    () =>
      helper.columns(
        columnNames.map((name) =>
          helper.accessor((row) => (name === 'madeAt' ? row.madeAt : (cells(row)[name] ?? '')), {
            id: name,
            sortFn: name === 'turn' || name === 'weight' ? 'basic' : 'alphanumeric',
          }),
        ),
      ),
    [cells],
  )
  const table = useTable({
    features,
    columns,
    data: props.rows,
    initialState: {
      columnVisibility: Object.fromEntries(hiddenAtFirst.map((name) => [name, false])),
    },
  })
  const sorted = table.getRowModel().rows
  const items = useMemo(
    () =>
      grouped(
        sorted.map((row) => row.original),
        group,
        cells,
      ),
    [sorted, group, cells],
  )
  const list = useRows<Item>({
    rows: items,
    keyOf: (item) => (item.kind === 'row' ? item.row.key : `group ${item.name}`),
    guess: 56,
    onOpen: (item) => item.kind === 'row' && onOpen(item.row),
    place: props.place,
  })
  const { virtual, ticked, tick } = list
  const shown = columnNames.filter((name) => table.getColumn(name)?.getIsVisible())
  const chosen = useMemo(
    () => props.rows.filter((row) => ticked.has(row.key)),
    [props.rows, ticked],
  )
  const drawn = virtual.getVirtualItems()
  const before = drawn[0]?.start ?? 0
  const after = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)

  function onKeyDown(event: React.KeyboardEvent<HTMLElement>) {
    const step = stepOf(event.key)
    const isTick = event.target instanceof HTMLInputElement
    if (!isTick || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      const item = items[list.current]
      if (item?.kind === 'row') onOpen(item.row)
    } else if (event.key === 'f' && props.onAttach && hasLetterKeys()) {
      // What is ticked, else the row that one stands on.
      const item = items[list.current]
      if (chosen.length === 0 && item) tick(keysOf(item), true)
      props.onAttach()
    } else if (step !== null) {
      const next = list.go(list.current + step)
      // It is drawn first, then it can be gone to.
      requestAnimationFrame(() =>
        list.box.current?.querySelector<HTMLElement>(`[data-index="${next}"] input`)?.focus(),
      )
    } else return
    event.preventDefault()
  }

  return (
    <>
      <TableTools
        rows={chosen.length > 0 ? chosen : sorted.map((row) => row.original)}
        cells={cells}
        shown={shown}
        onColumn={(name) => table.getColumn(name)?.toggleVisibility()}
        group={group}
        onGroup={props.onGroup}
        ticked={chosen.length}
        onTickAll={() =>
          tick(
            props.rows.map((row) => row.key),
            true,
          )
        }
        onTickNone={list.tickNone}
      />
      <div ref={list.box} className="table-box segment-box">
        <table className="table segment-table" aria-rowcount={items.length + 1}>
          <caption className="unseen">{m.list}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">✓</span>
              </th>
              {shown.map((id) => {
                const column = table.getColumn(id)
                const name = m.columns[id]
                const className = `cell-${id}`
                if (!column) return null
                return <SortHead key={id} {...{ column, name, className }} title={m.sortBy(name)} />
              })}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {before > 0 && <tr style={{ height: before }} />}
            {drawn.map((at) => {
              const item = items[at.index]
              if (!item) return null
              const keys = keysOf(item)
              const isOn = keys.every((key) => ticked.has(key))
              return (
                <tr
                  key={at.key}
                  ref={virtual.measureElement}
                  data-index={at.index}
                  aria-rowindex={at.index + 2}
                  className={item.kind === 'group' ? 'segment-group' : undefined}
                  data-ticked={isOn || undefined}
                >
                  <td>
                    <input
                      type="checkbox"
                      checked={isOn}
                      aria-label={item.kind === 'row' ? item.row.quote.slice(0, 80) : item.name}
                      onFocus={() => list.setCurrent(at.index)}
                      onChange={() => tick(keys, !isOn)}
                    />
                    {props.onAttach && (
                      <Grip
                        codings={idsOf(isOn ? chosen : rowsOf(item))}
                        words={item.kind === 'row' ? item.row.quote : item.name}
                      />
                    )}
                  </td>
                  {item.kind === 'group' ? (
                    <th scope="rowgroup" colSpan={shown.length}>
                      {item.name || m.nothing} <small>{m.ofGroup(item.rows.length)}</small>
                    </th>
                  ) : (
                    shown.map((name) => (
                      <td key={name} className={`cell-${name}`} data-name={m.columns[name]}>
                        {name === 'quote' ? (
                          <q>{item.row.quote}</q>
                        ) : name === 'source' ? (
                          <Link href={to(placeOf(item.row))}>{item.row.source.title}</Link>
                        ) : (
                          cells(item.row)[name]
                        )}
                      </td>
                    ))
                  )}
                </tr>
              )
            })}
            {after > 0 && <tr style={{ height: after }} />}
          </tbody>
        </table>
      </div>
      {props.children(chosen, list.tickNone)}
    </>
  )
}

export function placeOf(row: FoundSegment): string {
  return `/sources/${row.source.id}?coding=${row.id}&at=${row.start}`
}

function rowsOf(item: Item): FoundSegment[] {
  return item.kind === 'row' ? [item.row] : item.rows
}

function keysOf(item: Item): string[] {
  return rowsOf(item).map((row) => row.key)
}

/** A passage that carries several of the codes asked for is evidence once. */
export function idsOf(rows: readonly FoundSegment[]): string[] {
  return [...new Set(rows.map((row) => row.id))]
}

/** In the order of the first of each group; rows of a group keep theirs. */
function grouped(rows: FoundSegment[], by: ColumnName | '', cells: Cells): Item[] {
  if (by === '') return rows.map((row) => ({ kind: 'row', row }))
  const groups = new Map<string, FoundSegment[]>()
  for (const row of rows) {
    const name = String(cells(row)[by] ?? '')
    const had = groups.get(name)
    if (had) had.push(row)
    else groups.set(name, [row])
  }
  return [...groups].flatMap(([name, of]): Item[] => [
    { kind: 'group', name, rows: of },
    ...of.map((row): Item => ({ kind: 'row', row })),
  ])
}
