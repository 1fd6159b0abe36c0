// The matrix as a table: findings down, roles and techniques across. Arrow keys move between its cells.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Matrix, MatrixRow } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { cellOf, type Group, keyOf } from './groups.ts'
import { MatrixCell } from './matrix-cell.tsx'
import { Overall } from './overall.tsx'

type Props = { matrix: Matrix; groups: Group[]; chosen: string | undefined }

const steps: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export function MatrixTable({ matrix, groups, chosen }: Props) {
  const m = useMessages().conclude.matrix
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const roles = matrix.roles.length
  const techniques = matrix.techniques.length

  function move(event: KeyboardEvent) {
    const step = steps[event.key]
    if (!step || !(event.target instanceof HTMLButtonElement)) return
    const row = Math.min(Math.max(at.row + step[0], 0), matrix.rows.length - 1)
    const column = Math.min(Math.max(at.column + step[1], 0), groups.length - 1)
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
        <colgroup span={roles} />
        <colgroup span={techniques} />
        <colgroup />
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={Math.max(1, roles)}>
              {m.byRole}
            </th>
            <th scope="colgroup" colSpan={Math.max(1, techniques)}>
              {m.byTechnique}
            </th>
            <td />
          </tr>
          <tr>
            <th scope="col">{m.finding}</th>
            {groups.map((group, index) => (
              <th key={keyOf(group)} scope="col" data-first={index === 0 || index === roles}>
                {group.word}
              </th>
            ))}
            <th scope="col" data-first>
              {m.overall}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, rowIndex) => (
            <tr key={row.finding.id} data-chosen={row.finding.id === chosen}>
              <RowHead row={row} chosen={row.finding.id === chosen} />
              {groups.map((group, column) => (
                <td key={keyOf(group)} data-first={column === 0 || column === roles}>
                  <MatrixCell
                    cell={cellOf(row, group)}
                    row={row}
                    group={group}
                    place={{ row: rowIndex, column }}
                    reached={at.row === rowIndex && at.column === column}
                    onReach={() => setAt({ row: rowIndex, column })}
                  />
                </td>
              ))}
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

function RowHead({ row, chosen }: { row: MatrixRow; chosen: boolean }) {
  const here = useStudy()
  const [, go] = useLocation()
  return (
    <th scope="row">
      <button
        type="button"
        className="matrix-claim"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => go(here.to(`/triangulation/${row.finding.id}`))}
      >
        {row.finding.claim}
      </button>
      <small>{row.finding.codes.join(', ')}</small>
    </th>
  )
}
