// Rows nested into groups and repeats, and the lists that their questions offer.
import { parametersIn } from './cell.ts'
import { type DraftList, freeName, type Lists } from './choices-in.ts'
import { type Draft, type Room, readGroup } from './item-in.ts'
import { legalName } from './name.ts'
import { type Offered, type QuestionRow, readQuestion } from './question-in.ts'
import type { Row } from './rows.ts'
import type { Line } from './table.ts'

export type Survey = {
  items: Draft[]
  /** The line behind each item, by its place in the instrument: `items.2.items.0`. */
  lines: Map<string, Line>
}

/** Nobody finds their way through a form of more; pyxform sets no limit, and every reader recurses. */
const depthLimit = 24

type Open = { draft: Draft; items: Draft[]; path: string; row: Row }

/** Lists that come in files, and those that only one question has, change `lists`. */
export function nestRows(room: Room, rows: readonly Row[], lists: Lists): Survey {
  const { report } = room
  const lines = new Map<string, Line>()
  const items: Draft[] = []
  const open: Open[] = []
  const add = (draft: Draft, line: Line) => {
    const top = open.at(-1)
    const among = top?.items ?? items
    const path = `${top ? `${top.path}.` : ''}items.${among.length}`
    among.push(draft)
    lines.set(path, line)
    return path
  }
  for (const row of rows) {
    const { line, type } = row
    if (type.kind === 'file') fileRow(row, lists)
    else if (type.kind === 'question')
      add(
        readQuestion(room, { ...row, type }, (one, parameters) =>
          offered(room, one, parameters, lists),
        ),
        line,
      )
    else if (type.kind === 'begin') {
      const draft = readGroup(room, row, type.of === 'repeat' ? 'repeat' : 'group')
      if (open.length === depthLimit) report.refuse(line.where('type'), 'group.too-deep', row.name)
      const top = open.at(-1)
      const inner: Draft[] = []
      draft.items = inner
      // What lies too deep is read for its own faults, beside what it lies in.
      if (top && open.length >= depthLimit) open.push({ ...top, draft, row })
      else open.push({ draft, items: inner, path: add(draft, line), row })
    } else closeGroup(room, row, open)
  }
  for (const { row } of open) report.refuse(row.line.where('type'), 'group.not-closed', row.name)
  return { items, lines }
}

function closeGroup({ report }: Room, row: Row, open: Open[]): void {
  const { line, type, name } = row
  const top = open.at(-1)
  if (!top || type.kind !== 'end') {
    report.refuse(line.where('type'), 'group.not-open', name)
    return
  }
  const begun = top.draft.type
  if (begun !== (type.of === 'repeat' ? 'repeat' : 'group')) {
    report.refuse(line.where('type'), 'group.mixed', String(top.draft.name))
    return
  }
  if (name !== '' && name !== (top.row.authored ?? top.row.name))
    report.warn(line.where('name'), 'group.end-name', name)
  open.pop()
}

/** `csv-external`: a list for expressions, which no question offers. */
function fileRow({ line, name }: Row, lists: Lists): void {
  const list = columnsOf(line, parametersIn(line.said('parameters') ?? ''))
  const file = line.said('pedoman::file') ?? `${name}.csv`
  const wanted = line.said('pedoman::list') ?? legalName(name)
  lists.lists.set(freeName(wanted, lists.lists), { from: 'file', file, ...list })
}

/** What was refused is not told a second time for want of choices. */
const standIn: Offered = { choices: [{ name: '-', label: { id: '-' } }], held: [] }

function offered(
  room: Room,
  row: QuestionRow,
  parameters: Map<string, string>,
  lists: Lists,
): Offered | undefined {
  const { line, type } = row
  const source = type.list
  if (!source) return undefined
  if (source.from === 'file') return fileList(room, row, parameters, lists)
  const name = lists.named(source.from, source.name)
  const list = name === undefined ? undefined : lists.lists.get(name)
  if (name === undefined || !list) {
    room.report.refuse(line.where('type'), 'list.not-there', source.name)
    return standIn
  }
  if (source.from === 'external') room.report.warn(line.where('type'), 'list.external', source.name)
  const held = list.from === 'choices' ? list.choices : []
  if (line.said('pedoman::choices') !== 'own' || list.from !== 'choices')
    return { choices: name, held }
  lists.lists.delete(name)
  return { choices: held, held }
}

function fileList(
  { report }: Room,
  { line, type }: QuestionRow,
  parameters: Map<string, string>,
  lists: Lists,
): Offered | undefined {
  const own = line.said('pedoman::file')
  const file = own ?? type.list?.name ?? ''
  if (own === undefined && !/\.csv$/i.test(file)) {
    report.refuse(line.where('type'), 'list.file-form', file)
    return standIn
  }
  const list: DraftList = { from: 'file', file, ...columnsOf(line, parameters) }
  const wanted = line.said('pedoman::list') ?? legalName(file.replace(/\.csv$/i, ''))
  const known = lists.lists.get(wanted)
  const name = isSame(known, list) ? wanted : freeName(wanted, lists.lists)
  lists.lists.set(name, list)
  return { choices: name, held: [] }
}

function columnsOf(line: Line, parameters: Map<string, string>) {
  const value = line.said('pedoman::value_column') ?? parameters.get('value') ?? 'name'
  const label = line.said('pedoman::label_column') ?? parameters.get('label') ?? 'label'
  parameters.delete('value')
  parameters.delete('label')
  return { value, label }
}

function isSame(one: DraftList | undefined, other: DraftList): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
