// The first rows of a table as it would leave, and what whoever takes it should know beforehand.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { missingLabels } from '../../../core/table/table.ts'
import type { ExportOrder, TablePage } from '../../../core/wire/export.ts'
import { numberOf } from '../../kit/format.ts'
import { Field } from '../fieldwork/field.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { previewQuery, tablesQuery, warningsQuery } from './reads.ts'

export function PreviewPart({ order }: { order: ExportOrder }) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const tables = useQuery(tablesQuery(slug))
  const offered = tables.data?.filter(({ kind }) => order.kinds.includes(kind)) ?? []
  const [chosen, setChosen] = useState('')
  const table = offered.find((one) => one.table === chosen) ?? offered[0]
  if (table === undefined) return null
  return (
    <section className="export-part" aria-label={words.preview}>
      <Field label={words.preview} hint={words.previewHint}>
        {(naming) => (
          <select
            {...naming}
            value={table.table}
            onChange={(event) => setChosen(event.target.value)}
          >
            {offered.map((one) => (
              <option key={one.table} value={one.table}>
                {say(one.title, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PreviewTable key={`${table.table} ${order.split}`} table={table.table} order={order} />
    </section>
  )
}

const mostColumns = 60

function PreviewTable({ table, order }: { table: string; order: ExportOrder }) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const preview = useQuery(previewQuery(slug, table, order.split))
  if (preview.error) return <Failed error={preview.error} again={() => preview.refetch()} />
  if (!preview.data) return <Loading />
  const { columns, rows } = preview.data
  const shown = columns.slice(0, mostColumns)
  if (rows.length === 0) return <p className="quiet">{words.noRows(columns.length)}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table without a link in it scrolls by keys only when it takes the focus
    <section className="table-box export-preview" tabIndex={0} aria-label={table}>
      <table className="table">
        <caption className="unseen">{table}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column.name} scope="col" title={say(column.label, language)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {shown.map((column, at) => (
                <td key={column.name}>{cell(row[at], language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > mostColumns && (
        <p className="quiet">{words.moreColumns(columns.length - mostColumns)}</p>
      )}
    </section>
  )
}

const longest = 60

function cell(value: TablePage['rows'][number][number] | undefined, language: string) {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object')
    return <i className="quiet">{say(missingLabels[value.missing], language)}</i>
  const text = typeof value === 'boolean' ? String(Number(value)) : String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

export function WarningsPart() {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const warnings = useQuery(warningsQuery(slug))
  if (!warnings.data) return null
  const { segments, notQuotable, smallCells } = warnings.data
  const count = (n: number) => numberOf(n, language)
  if (notQuotable === 0 && smallCells.length === 0) return null
  return (
    <section className="export-part export-warnings" aria-label={words.warnings}>
      <h2>{words.warnings}</h2>
      <ul>
        {notQuotable > 0 && <li>{words.notQuotable(count(notQuotable), count(segments))}</li>}
        {smallCells.length > 0 && (
          <li>
            {words.smallCells}{' '}
            {smallCells
              .map((cell) => words.smallCell(cell.role, cell.case, cell.people))
              .join('; ')}
          </li>
        )}
      </ul>
    </section>
  )
}
