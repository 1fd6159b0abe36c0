// The matrix on a narrow window: a card for every finding, its cells named one by one.
import { Link } from 'wouter'
import type { Matrix, MatrixRow } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { cellOf, type Group, keyOf } from './groups.ts'
import { Overall } from './overall.tsx'
import { signOf, Verdict } from './verdict.tsx'

type Props = { matrix: Matrix; groups: Group[]; chosen: string | undefined }

export function MatrixCards({ matrix, groups }: Props) {
  return (
    <ul className="matrix-cards">
      {matrix.rows.map((row) => (
        <Card key={row.finding.id} row={row} groups={groups} />
      ))}
    </ul>
  )
}

function Card({ row, groups }: { row: MatrixRow; groups: Group[] }) {
  const here = useStudy()
  const m = useMessages().conclude
  const to = here.to(`/triangulation/${row.finding.id}`)
  const parts = [
    { title: m.matrix.byRole, groups: groups.filter((one) => one.dimension === 'role') },
    { title: m.matrix.byTechnique, groups: groups.filter((one) => one.dimension === 'technique') },
  ]
  return (
    <li>
      <h2>
        <Link href={to}>{row.finding.claim}</Link>
      </h2>
      <small>{row.finding.codes.join(', ')}</small>
      <Overall row={row} />
      {parts.map((part) => (
        <section key={part.title}>
          <h3>{part.title}</h3>
          <ul>
            {part.groups.map((group) => {
              const cell = cellOf(row, group)
              if (!cell) return null
              const sign = signOf(cell)
              return (
                <li key={keyOf(group)}>
                  <Link href={`${to}?group=${encodeURIComponent(keyOf(group))}`}>
                    <Verdict sign={sign} count={cell.segments} />
                    <span aria-hidden="true">{group.word}</span>
                    <span className="unseen">
                      {m.matrix.cell(group.word, m.cells[sign], cell.segments, cell.informants)}
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
