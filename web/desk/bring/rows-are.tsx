// Which sheet of a workbook is read, and what its rows are: what was taken for granted, why, and every other way.
import { useEffect, useId, useRef } from 'react'
import { type RowKind, rowKinds } from '../../../core/import/tables/rows.ts'
import { useWords } from '../../kit/language.ts'
import { columnWords } from './column-mapping.tsx'
import type { TableAs } from './readers.ts'

type Props = {
  sheets: readonly string[]
  sheet: number
  onSheet: (sheet: number) => void
  rows: RowKind
  /** The headings that it was guessed from; null where somebody said it. */
  because: readonly string[] | null
  onRows: (rows: RowKind) => void
  /** What was chosen here before the file was read anew for it. */
  as: TableAs | null
}

export function RowsAre({ sheets, sheet, onSheet, rows, because, onRows, as }: Props) {
  const m = useWords(columnWords)
  const name = useId()
  const list = useRef<HTMLFieldSetElement>(null)
  const choice = useRef<HTMLSelectElement>(null)
  const came = useRef(as)
  // Whoever chose goes on from where they were.
  useEffect(() => {
    if (came.current?.isSaid) list.current?.querySelector<HTMLElement>('input:checked')?.focus()
    else if (came.current) choice.current?.focus()
  }, [])
  return (
    <>
      {sheets.length > 1 && (
        <label>
          {m.sheet}
          <select
            ref={choice}
            value={sheet}
            onChange={({ target }) => onSheet(Number(target.value))}
          >
            {sheets.map((one, at) => (
              // A workbook has no two sheets of one name, but a file may say anything.
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a sheet is known by.
              <option key={at} value={at}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset
        ref={list}
        className="rows-are"
        aria-describedby={because === null ? undefined : `${name}-why`}
      >
        <legend>{m.rowsAre}</legend>
        {rowKinds.map((one) => (
          <label key={one} className="tick">
            <input type="radio" name={name} checked={rows === one} onChange={() => onRows(one)} />
            {m.kinds[one]}
          </label>
        ))}
        {because !== null && (
          <p id={`${name}-why`} className="quiet">
            {because.length === 0 ? m.becauseNothing : m.because(because.join('”, “'))}
          </p>
        )}
      </fieldset>
    </>
  )
}
