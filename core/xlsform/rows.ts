// The survey sheet as a list of rows to be nested: what each is, what it is called from now on; loops are written out.

import { saysYes } from './cell.ts'
import type { Lists } from './choices-in.ts'
import type { Reading } from './label.ts'
import { writeOutLoop } from './loop.ts'
import { type Names, newNames } from './name.ts'
import type { Line, Table } from './table.ts'
import { type RowType, readType } from './type.ts'

export type Row = {
  line: Line
  type: Exclude<RowType, { kind: 'unknown' | 'not-here' }>
  name: string
  /** As the author wrote it, when it had to change. */
  authored?: string
}

export function readRows(
  reading: Reading,
  survey: Table,
  lists: Lists,
): { rows: Row[]; names: Names } {
  const { report } = reading
  const typed = survey.lines.flatMap((line) => typedLine(reading, line))
  const names = newNames(report)
  const rows = writeOutLoop(reading, typed, lists).map(({ line, type }): Row => {
    if (type.kind === 'end' || type.kind === 'file')
      return { line, type, name: line.said('name') ?? '' }
    const said = line.said('name')
    const authored = said ?? madeName(reading, line, type)
    const name = names.take(authored, line.where('name'))
    return name === said
      ? { line, type, name }
      : { line, type, name, ...(said && { authored: said }) }
  })
  return { rows, names }
}

export type TypedLine = { line: Line; type: Row['type'] }

function typedLine({ report }: Reading, line: Line): TypedLine[] {
  const said = line.said('type')
  const disabled = line.said('disabled')
  if (disabled !== undefined && saysYes(disabled)) {
    report.warn(line.where('disabled'), 'row.disabled', line.said('name'))
    return []
  }
  if (said === undefined) {
    // Remarks that authors write beside their questions are no questions without a type.
    if (line.said('name') !== undefined || line.texts('label').length > 0)
      report.refuse(line.where('type'), 'type.missing', line.said('name'))
    return []
  }
  const type = readType(said)
  if (type.kind === 'unknown' || type.kind === 'not-here') {
    report.refuse(
      line.where('type'),
      type.kind === 'unknown' ? 'type.unknown' : 'type.not-here',
      said,
    )
    // A stand-in, so that what speaks of it is not told as wrong too.
    return [{ line, type: { kind: 'question', type: 'text' } }]
  }
  if (type.kind === 'question' && type.isIdle) report.warn(line.where('type'), 'type.kept', said)
  return [{ line, type }]
}

function madeName({ report }: Reading, line: Line, type: RowType): string {
  const isNote = type.kind === 'question' && type.type === 'note'
  const name = `${isNote ? 'note' : type.kind === 'begin' ? type.of : 'question'}_${line.row}`
  if (isNote || type.kind === 'begin') report.warn(line.where('name'), 'name.made', name)
  else report.refuse(line.where('name'), 'name.missing', line.said('type'))
  return name
}
