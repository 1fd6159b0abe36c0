// A grid of numbers whose cells deepen with their number, each opening what it counts; as a table and as cards.
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { hueStyle } from '../coding/look.ts'

export type GridColumn = { id: string; word: string; isSum?: boolean }
export type GridRow = { id: string; word: string; hue: number; depth: number }
export type Grid = {
  corner: string
  columns: readonly GridColumn[]
  rows: readonly GridRow[]
  valueOf: (row: string, column: string) => number
  show: (value: number) => string
  /** For those who cannot see where a number stands. */
  says: (value: number, row: string, column: string) => string
  onOpen: (row: GridRow, column: GridColumn) => void
}

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** As deep as its share of the greatest that is no sum; a root spreads the small ones. */
function depthOf(grid: Grid): (value: number) => CSSProperties {
  const most = Math.max(
    1,
    ...grid.rows.flatMap((row) =>
      grid.columns
        .filter((column) => !column.isSum)
        .map((column) => grid.valueOf(row.id, column.id)),
    ),
  )
  return (value) =>
    ({ '--depth': `${Math.round(6 + 30 * Math.sqrt(value / most))}%` }) as CSSProperties
}

/** One cell is reached by Tab, the others by the arrow keys. */
export function GridTable({ grid }: { grid: Grid }) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const depth = depthOf(grid)

  function move(event: KeyboardEvent) {
    const step = steps[event.key]
    if (!step || !(event.target instanceof HTMLElement)) return
    const row = Math.min(Math.max(at.row + step[0], 0), grid.rows.length - 1)
    const column = Math.min(Math.max(at.column + step[1], 0), grid.columns.length - 1)
    event.preventDefault()
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
      ?.focus()
  }

  return (
    <div className="grid-scroll">
      <table className="grid" ref={table} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{grid.corner}</th>
            {grid.columns.map((column) => (
              <th key={column.id} scope="col" data-sum={column.isSum}>
                {column.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, rowAt) => (
            <tr key={row.id}>
              <th scope="row" style={{ ...hueStyle(row.hue), paddingLeft: 8 + row.depth * 16 }}>
                <span className="dot" aria-hidden="true" /> {row.word}
              </th>
              {grid.columns.map((column, columnAt) => {
                const value = grid.valueOf(row.id, column.id)
                const place = {
                  'data-row': rowAt,
                  'data-column': columnAt,
                  tabIndex: at.row === rowAt && at.column === columnAt ? 0 : -1,
                  onFocus: () => setAt({ row: rowAt, column: columnAt }),
                }
                return (
                  <td key={column.id} data-sum={column.isSum}>
                    {value === 0 ? (
                      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk over empty cells too
                      <span {...place}>
                        <span className="unseen">0</span>
                      </span>
                    ) : (
                      <button
                        type="button"
                        {...place}
                        style={column.isSum ? undefined : depth(value)}
                        aria-label={grid.says(value, row.word, column.word)}
                        onClick={() => grid.onOpen(row, column)}
                      >
                        {grid.show(value)}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Only what is not empty, since a phone's width has no room for what is not there. */
export function GridCards({ grid }: { grid: Grid }) {
  const depth = depthOf(grid)
  return (
    <ul className="grid-cards">
      {grid.rows.map((row) => (
        <li key={row.id} style={hueStyle(row.hue)}>
          <h3>
            <span className="dot" aria-hidden="true" /> {row.word}
          </h3>
          <ul>
            {grid.columns.map((column) => {
              const value = grid.valueOf(row.id, column.id)
              return (
                value > 0 && (
                  <li key={column.id}>
                    <button
                      type="button"
                      style={column.isSum ? undefined : depth(value)}
                      onClick={() => grid.onOpen(row, column)}
                    >
                      {column.word} <b>{grid.show(value)}</b>
                    </button>
                  </li>
                )
              )
            })}
          </ul>
        </li>
      ))}
    </ul>
  )
}
