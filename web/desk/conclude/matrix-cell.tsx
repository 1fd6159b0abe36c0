// What one group says of one finding, as a button that opens the evidence behind it.
import { useLocation } from 'wouter'
import type { Cell, Gap, MatrixRow } from '../../../core/wire/triangulation.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import type { Column } from './groups.ts'
import { signOf, Verdict } from './verdict.tsx'

export function MatrixCell(props: {
  cell: Cell | undefined
  /** What is wanting there, and what was sent for it. */
  gap: Gap | undefined
  row: MatrixRow
  column: Column
  search: string
  place: { row: number; column: number }
  /** Only one cell of the grid is a tab stop: the last one that was reached. */
  reached: boolean
  onReach: () => void
  onLook: (looked: { finding: number; group: string; cell: Cell }) => void
}) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  const [, go] = useLocation()
  const { cell, column, row } = props
  if (!cell) return null
  const sign = signOf(cell)
  const step = props.gap?.task?.step
  const look = () => props.onLook({ finding: row.finding.number, group: column.word, cell })
  const said = m.matrix.cell(column.word, m.cells[sign], cell.segments, cell.informants)
  const label = [said, cell.byHand && weigh.byHandShort, step && weigh.steps[step]]
    .filter(Boolean)
    .join('; ')
  return (
    <button
      type="button"
      className="matrix-cell"
      data-row={props.place.row}
      data-column={props.place.column}
      tabIndex={props.reached ? 0 : -1}
      title={label}
      onFocus={() => {
        props.onReach()
        look()
      }}
      onPointerEnter={look}
      onClick={() => go(`${here.to(`/triangulation/${row.finding.id}`)}${props.search}`)}
    >
      <Verdict sign={sign} count={cell.segments} />
      {step && step !== 'closed' && <i className="cell-step" data-step={step} aria-hidden="true" />}
      <span className="unseen">{label}</span>
    </button>
  )
}
