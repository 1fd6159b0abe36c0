// What one group says of one finding, as a button that opens the evidence behind it.
import { useLocation } from 'wouter'
import type { Cell, MatrixRow } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Group, keyOf } from './groups.ts'
import { signOf, Verdict } from './verdict.tsx'

export function MatrixCell(props: {
  cell: Cell | undefined
  row: MatrixRow
  group: Group
  place: { row: number; column: number }
  /** Only one cell of the grid is a tab stop: the last one that was reached. */
  reached: boolean
  onReach: () => void
}) {
  const here = useStudy()
  const m = useMessages().conclude
  const [, go] = useLocation()
  const { cell, group, row } = props
  if (!cell) return null
  const sign = signOf(cell)
  const label = m.matrix.cell(group.word, m.cells[sign], cell.segments, cell.informants)
  return (
    <button
      type="button"
      className="matrix-cell"
      data-row={props.place.row}
      data-column={props.place.column}
      tabIndex={props.reached ? 0 : -1}
      title={label}
      onFocus={props.onReach}
      onClick={() =>
        go(
          `${here.to(`/triangulation/${row.finding.id}`)}?group=${encodeURIComponent(keyOf(group))}`,
        )
      }
    >
      <Verdict sign={sign} count={cell.segments} />
      <span className="unseen">{label}</span>
    </button>
  )
}
