// The matrix as a display: the grid or its cards, what its letters mean, the strongest words of the cell that is looked at, and its way out.
import { useRef, useState } from 'react'
import type { Cell as Value } from '../../../core/table/csv.ts'
import type { Cell, Dimension, Matrix } from '../../../core/wire/triangulation.ts'
import { SaveBar } from '../display/save-bar.tsx'
import { useMessages } from '../shell/language.tsx'
import { type Column, cellOf } from './groups.ts'
import { MatrixCards } from './matrix-cards.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { useNarrow } from './narrow.ts'
import { VerdictKey } from './verdict.tsx'
import '../display/display.css'

export function MatrixDisplay(props: {
  matrix: Matrix
  shown: readonly Dimension[]
  columns: Column[]
  chosen: string | undefined
}) {
  const m = useMessages().conclude.matrix
  const narrow = useNarrow()
  const root = useRef<HTMLElement>(null)
  const [looked, setLooked] = useState<{ finding: number; group: string; cell: Cell } | null>(null)
  const quote = looked?.cell.bestQuote ?? null
  return (
    <section className="display" ref={root}>
      {narrow ? <MatrixCards {...props} /> : <MatrixTable {...props} onLook={setLooked} />}
      <VerdictKey />
      {!narrow && (
        <p className="best-quote" data-not-drawn aria-live="polite">
          {looked && quote !== null ? (
            <>
              {m.bestQuote(looked.finding, looked.group)} <q>{quote}</q>
            </>
          ) : (
            m.keys
          )}
        </p>
      )}
      <div data-not-drawn>
        <SaveBar name="convergence" root={root} rows={() => csvOf(props.matrix, props.columns)} />
      </div>
    </section>
  )
}

/** One line for each finding and group; a silent one says which silence it is. */
function csvOf(matrix: Matrix, columns: readonly Column[]): Value[][] {
  return [
    [
      ...['finding', 'claim', 'state', 'dimension', 'group', 'verdict'],
      ...['segments', 'informants', 'best_quote', 'overall', 'override'],
    ],
    ...matrix.rows.flatMap((row) =>
      columns.flatMap((column): Value[][] => {
        const cell = cellOf(row, column)
        if (!cell) return []
        const { number, claim, state } = row.finding
        return [
          [
            ...[number, claim, state, column.dimension, column.word],
            ...[cell.silence ?? cell.verdict, cell.segments, cell.informants, cell.bestQuote],
            ...[row.overall, row.override?.verdict ?? null],
          ],
        ]
      }),
    ),
  ]
}
