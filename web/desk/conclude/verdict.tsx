// A cell of the matrix: its letter, colour, pattern and count. Nothing is said by colour alone.
import type { Cell, Verdict as Said, Silence } from '../../../core/wire/triangulation.ts'
import { useMessages } from '../shell/language.tsx'

export type Sign = Exclude<Said, 'silence'> | Silence

export const signs: readonly Sign[] = [
  'agreement',
  'partial',
  'dissonance',
  'nothing-said',
  'not-asked',
  'not-coded',
  'silent',
]

export function signOf(cell: Cell): Sign {
  return cell.verdict === 'silence' ? (cell.silence ?? 'silent') : cell.verdict
}

export function Verdict({ sign, count }: { sign: Sign; count?: number }) {
  const m = useMessages().conclude
  return (
    <span className="verdict" data-sign={sign} aria-hidden="true">
      {m.letters[sign]}
      {count !== undefined && count > 0 && <sub>{count}</sub>}
    </span>
  )
}

export function VerdictKey() {
  const m = useMessages().conclude
  return (
    <ul className="verdict-key" aria-label={m.matrix.key}>
      {signs.map((sign) => (
        <li key={sign}>
          <Verdict sign={sign} /> {m.cells[sign]}
        </li>
      ))}
    </ul>
  )
}
