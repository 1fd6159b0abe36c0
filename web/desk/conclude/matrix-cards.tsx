// The matrix on a narrow window: a card for every finding, its cells named one by one.
import { Link } from 'wouter'
import type { Dimension, Matrix, MatrixRow } from '../../../core/wire/triangulation.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Column, cellOf, keyOf, searchOf } from './groups.ts'
import { Overall } from './overall.tsx'
import { signOf, Verdict } from './verdict.tsx'

type Props = {
  matrix: Matrix
  shown: readonly Dimension[]
  columns: Column[]
  chosen: string | undefined
}

export function MatrixCards({ matrix, shown, columns }: Props) {
  return (
    <ul className="matrix-cards">
      {matrix.rows.map((row) => (
        <Card key={row.finding.id} row={row} shown={shown} columns={columns} />
      ))}
    </ul>
  )
}

function Card({ row, shown, columns }: { row: MatrixRow } & Pick<Props, 'shown' | 'columns'>) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  const to = here.to(`/triangulation/${row.finding.id}`)
  return (
    <li>
      <h2>
        <Link href={`${to}${searchOf(shown)}`}>{row.finding.claim}</Link>
      </h2>
      <small>{row.finding.codes.join(', ')}</small>
      <Overall row={row} />
      {shown.map((dimension) => (
        <section key={dimension}>
          <h3>{weigh.dimensions[dimension]}</h3>
          <ul>
            {columns.map((column) => {
              if (column.dimension !== dimension) return null
              const cell = cellOf(row, column)
              if (!cell) return null
              const sign = signOf(cell)
              return (
                <li key={keyOf(column)}>
                  <Link href={`${to}${searchOf(shown, keyOf(column))}`}>
                    <Verdict sign={sign} count={cell.segments} />
                    <span aria-hidden="true">{column.word}</span>
                    <span className="unseen">
                      {m.matrix.cell(column.word, m.cells[sign], cell.segments, cell.informants)}
                    </span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </li>
  )
}
