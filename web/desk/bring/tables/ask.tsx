// What a table cannot say: what its rows and columns are. What would come of it stands below, and changes along.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { RowKind } from '../../../../core/import/tables/rows.ts'
import { cut } from '../../../../core/text/cut.ts'
import { useWords } from '../../../kit/language.ts'
import { useExplain } from '../../shell/explain.ts'
import { columnWords } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { RowsAre } from '../rows-are.tsx'
import { CodebookPart } from './codebook-part.tsx'
import { useTables } from './messages.ts'
import { PassagesPart } from './passages-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { answersOf, look, type TableAnswers } from './reader.ts'
import './tables.css'

export function AskTable({ answers, change, readAs }: AskProps<TableAnswers>) {
  const columns = useWords(columnWords)
  const wrong = useSeen(answers, change)
  const { sheets, sheet, kind, because } = answers
  function choose(at: number, said: RowKind | null) {
    const rows = said ?? sheets[at]?.guess.rows ?? 'responses'
    // What was said of the columns holds as long as they are the same, and mean the same.
    const isWhole = at === sheet && rows !== 'cases' && rows !== 'participants'
    const fresh = rows === 'responses' ? null : answersOf(answers, at, said === null ? null : rows)
    if (!fresh) readAs({ rows, sheet: at, isSaid: said !== null })
    else
      change(isWhole ? { ...fresh, passages: answers.passages, codebook: answers.codebook } : fresh)
  }
  return (
    <div className="table-ask">
      <RowsAre
        sheets={sheets.map(({ name }) => name)}
        sheet={sheet}
        onSheet={(at) => choose(at, null)}
        rows={kind}
        as={answers.as}
        because={because}
        onRows={(rows) => choose(sheet, rows)}
      />
      {answers.isWindows && <p>{columns.encoding}</p>}
      {kind === 'passages' ? (
        <PassagesPart answers={answers} change={change} />
      ) : kind === 'codebook' ? (
        <CodebookPart answers={answers} change={change} />
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
  const { kind, grid, passages, codebook, people } = answers
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
  }, [kind, grid, passages, codebook, people])
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

/** So many of what comes in are shown as they would be here. */
const shownComing = 5

export function Coming(props: {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}) {
  const m = useTables()
  const { columns, rows } = props
  if (rows.length === 0) return null
  // A column in which nothing stands says nothing.
  const kept = columns.flatMap((heading, at) =>
    rows.slice(0, shownComing).some((row) => row[at]) ? [{ heading, at }] : [],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
    <section className="table-box" tabIndex={0} aria-label={m.preview}>
      <table className="table">
        <caption>{m.preview}</caption>
        <thead>
          <tr>
            {kept.map(({ heading, at }) => (
              <th key={at} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownComing).map((row, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same.
            <tr key={number}>
              {kept.map(({ at }) => (
                <td key={at}>{shortened(row[at] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownComing && <p className="quiet">{m.more(rows.length - shownComing)}</p>}
    </section>
  )
}

function shortened(text: string): string {
  return text.length > 120 ? `${cut(text, 120).trimEnd()}…` : text
}

export function Said({ children }: { children: ReactNode }) {
  return <p role="status">{children}</p>
}
