// What a table cannot say: what its rows and columns are. What would come of it stands below, and changes along.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { guessPeople } from '../../../../core/import/tables/people.ts'
import { useWords } from '../../../kit/language.ts'
import { useExplain } from '../../shell/explain.ts'
import { columnWords } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { useTables } from './messages.ts'
import { PassagesPart } from './passages-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { look, type RowKind, type TableAnswers } from './reader.ts'
import './tables.css'

const kinds = ['passages', 'participants', 'cases'] as const satisfies readonly RowKind[]

export function AskTable({ answers, change }: AskProps<TableAnswers>) {
  const m = useTables()
  const columns = useWords(columnWords)
  const wrong = useSeen(answers, change)
  const { grid, kind } = answers
  function choose(next: RowKind) {
    const mapping = next === 'passages' ? answers.people.mapping : guessPeople(grid.columns, next)
    change({ ...answers, kind: next, people: { ...answers.people, mapping } })
  }
  return (
    <div className="table-ask">
      <fieldset>
        <legend>{m.rowsAre}</legend>
        {kinds.map((one) => (
          <label key={one} className="tick">
            <input
              type="radio"
              name="rows-are"
              checked={kind === one}
              onChange={() => choose(one)}
            />
            {m.kinds[one]}
          </label>
        ))}
      </fieldset>
      {answers.isWindows && <p>{columns.encoding}</p>}
      {kind === 'passages' ? (
        <PassagesPart answers={answers} change={change} />
      ) : (
        <PeoplePart answers={answers} change={change} rowsAre={kind} />
      )}
      {wrong !== '' && <p role="alert">{wrong}</p>}
    </div>
  )
}

/** Looks anew at every change of what the table is, and lays what is seen into the answers. */
function useSeen(answers: TableAnswers, change: (answers: TableAnswers) => void): string {
  const explain = useExplain()
  const [wrong, setWrong] = useState('')
  // The newest answers are changed, whichever of them this effect began with.
  const latest = useRef({ answers, change, explain })
  latest.current = { answers, change, explain }
  const { kind, passages, people } = answers
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the table is taken for; all else is beside it.
  useEffect(() => {
    const control = new AbortController()
    const tell = (seen: TableAnswers['seen']) =>
      latest.current.change({ ...latest.current.answers, seen })
    setWrong('')
    tell(null)
    // Whoever types a name is not looked over the shoulder at every letter.
    const timer = setTimeout(async () => {
      try {
        const seen = await look(latest.current.answers, control.signal)
        if (!control.signal.aborted) tell(seen)
      } catch (error) {
        if (!control.signal.aborted) setWrong(latest.current.explain(error))
      }
    }, 300)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [kind, passages, people])
  return wrong
}

const shownRows = 200

/** Rows that do not come in, or that somebody should look at. */
export function RowList(props: {
  title: string
  second: string
  rows: readonly { row: number; second: string; why: string }[]
}) {
  const m = useTables()
  const { title, second, rows } = props
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
    <section className="table-box" tabIndex={0} aria-label={title}>
      <table className="table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {m.row}
            </th>
            <th scope="col">{second}</th>
            <th scope="col">{m.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map((one) => (
            <tr key={`${one.row} ${one.why}`}>
              <td className="number">{one.row}</td>
              <td>{one.second}</td>
              <td>{one.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows && <p className="quiet">{m.more(rows.length - shownRows)}</p>}
    </section>
  )
}

export function Said({ children }: { children: ReactNode }) {
  return <p role="status">{children}</p>
}
