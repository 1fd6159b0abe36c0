// The matrix as a table: findings down, the groups of each dimension across. Arrow keys move between its cells.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Cell, Dimension, Matrix, MatrixRow } from '../../../core/wire/triangulation.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Column, cellOf, keyOf, searchOf } from './groups.ts'
import { MatrixCell } from './matrix-cell.tsx'
import { Overall } from './overall.tsx'

type Props = {
  matrix: Matrix
  shown: readonly Dimension[]
  columns: Column[]
  chosen: string | undefined
  /** The cell under the pointer or the focus, for whoever shows its words. */
  onLook: (looked: { finding: number; group: string; cell: Cell } | null) => void
}

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export function MatrixTable({ matrix, shown, columns, chosen, onLook }: Props) {
  const { conclude, weigh } = useMessages()
  const m = conclude.matrix
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const widthOf = (dimension: Dimension) =>
    columns.filter((column) => column.dimension === dimension).length

  const gaps = new Map(
    matrix.gaps.map((gap) => [`${gap.finding} ${gap.dimension}:${gap.group}`, gap]),
  )

  function move(event: KeyboardEvent) {
    const step = steps[event.key]
    if (!step || !(event.target instanceof HTMLButtonElement)) return
    const row = Math.min(Math.max(at.row + step[0], 0), matrix.rows.length - 1)
    const column = Math.min(Math.max(at.column + step[1], 0), columns.length - 1)
    event.preventDefault()
    table.current
      ?.querySelector<HTMLButtonElement>(`[data-row="${row}"][data-column="${column}"]`)
      ?.focus()
  }

  return (
    <div className="matrix-scroll">
      <table className="matrix" ref={table} onKeyDown={move}>
        <caption className="unseen">{m.title}</caption>
        <colgroup />
        {shown.map((dimension) => (
          <colgroup key={dimension} span={Math.max(1, widthOf(dimension))} />
        ))}
        <colgroup />
        <thead>
          <tr>
            <td />
            {shown.map((dimension) => (
              <th key={dimension} scope="colgroup" colSpan={Math.max(1, widthOf(dimension))}>
                {weigh.dimensions[dimension]}
              </th>
            ))}
            <td />
          </tr>
          <tr>
            <th scope="col">{m.finding}</th>
            {shown.map((dimension) => {
              const own = columns.filter((column) => column.dimension === dimension)
              if (own.length === 0)
                return (
                  <td key={dimension} data-first className="quiet">
                    {weigh.noGroups[dimension]}
                  </td>
                )
              return own.map((column) => (
                <th key={keyOf(column)} scope="col" data-first={column.isFirst}>
                  {column.word}
                </th>
              ))
            })}
            <th scope="col" data-first>
              {m.overall}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, rowIndex) => (
            <tr key={row.finding.id} data-chosen={row.finding.id === chosen}>
              <RowHead row={row} chosen={row.finding.id === chosen} search={searchOf(shown)} />
              {shown.map((dimension) => {
                const own = columns.filter((column) => column.dimension === dimension)
                if (own.length === 0) return <td key={dimension} data-first />
                return own.map((column) => {
                  const place = { row: rowIndex, column: columns.indexOf(column) }
                  return (
                    <td key={keyOf(column)} data-first={column.isFirst}>
                      <MatrixCell
                        cell={cellOf(row, column)}
                        gap={gaps.get(`${row.finding.id} ${keyOf(column)}`)}
                        row={row}
                        column={column}
                        search={searchOf(shown, keyOf(column))}
                        place={place}
                        reached={at.row === place.row && at.column === place.column}
                        onReach={() => setAt(place)}
                        onLook={onLook}
                      />
                    </td>
                  )
                })
              })}
              <td data-first>
                <Overall row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowHead({ row, chosen, search }: { row: MatrixRow; chosen: boolean; search: string }) {
  const here = useStudy()
  const [, go] = useLocation()
  return (
    <th scope="row">
      <button
        type="button"
        className="matrix-claim"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => go(`${here.to(`/triangulation/${row.finding.id}`)}${search}`)}
      >
        {row.finding.claim}
      </button>
      <small>{row.finding.codes.join(', ')}</small>
    </th>
  )
}
