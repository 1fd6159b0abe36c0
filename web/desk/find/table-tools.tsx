// What is done with the table as a whole: its columns, its groups, ticking, copying and keeping it as a file.
import { byteOrderMark, type Cell, csvLines } from '../../../core/table/csv.ts'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { offer } from '../data/save-export.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { type Cells, type ColumnName, columnNames } from './cells.ts'
import { useFind } from './messages.ts'

const groupable: readonly ColumnName[] = [
  'code',
  'source',
  'technique',
  'participant',
  'role',
  'case',
  'speaker',
  'question',
  'coder',
]

export function TableTools(props: {
  /** The ticked ones, or all. */
  rows: readonly FoundSegment[]
  cells: Cells
  shown: readonly ColumnName[]
  onColumn: (name: ColumnName) => void
  group: ColumnName | ''
  onGroup: (name: ColumnName | '') => void
  ticked: number
  onTickAll: () => void
  onTickNone: () => void
}) {
  const find = useFind()
  const m = find.segments
  const { slug } = useStudy()
  const { rows, cells, shown } = props
  const lines = (): Cell[][] => [
    shown.map((name) => m.columns[name]),
    ...rows.map((row) => shown.map((name) => cells(row)[name])),
  ]

  async function copy() {
    // Spreadsheets part pasted text at tabs and lines, so neither stands inside a cell.
    const flat = (cell: Cell) => String(cell ?? '').replaceAll(/[\t\r\n]+/g, ' ')
    await navigator.clipboard.writeText(
      lines()
        .map((line) => line.map(flat).join('\t'))
        .join('\n'),
    )
    notify({ text: m.copied(rows.length) })
  }

  return (
    <div className="find-row">
      <button type="button" onClick={props.onTickAll}>
        {find.search.tickAll}
      </button>
      {props.ticked > 0 && (
        <button type="button" onClick={props.onTickNone}>
          {find.search.tickNone}
        </button>
      )}
      <span className="quiet">{find.search.ticked(props.ticked)}</span>
      <label>
        {m.group}{' '}
        <select
          value={props.group}
          onChange={(event) =>
            props.onGroup(groupable.find((one) => one === event.target.value) ?? '')
          }
        >
          <option value="">{m.noGroup}</option>
          {groupable.map((name) => (
            <option key={name} value={name}>
              {m.columns[name]}
            </option>
          ))}
        </select>
      </label>
      <details className="find-columns">
        <summary>{m.chooseColumns}</summary>
        <fieldset>
          <legend className="unseen">{m.chooseColumns}</legend>
          {columnNames.map((name) => (
            <label key={name} className="tick">
              <input
                type="checkbox"
                checked={shown.includes(name)}
                onChange={() => props.onColumn(name)}
              />
              {m.columns[name]}
            </label>
          ))}
        </fieldset>
      </details>
      <button type="button" onClick={() => void copy()}>
        {m.copy}
      </button>
      <button
        type="button"
        onClick={() =>
          offer(
            new Blob([byteOrderMark + csvLines(lines())], { type: 'text/csv' }),
            `${slug}-segments.csv`,
          )
        }
      >
        {m.csv}
      </button>
    </div>
  )
}
