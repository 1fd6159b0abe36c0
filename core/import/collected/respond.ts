// From the tables of an export to responses of an instrument: each row's columns as answers, its rows of repeats beneath
// it, and everything that did not fit, with the row and the column that it stands in.
import { dayIn } from '../../answer/day.ts'
import type { Instrument } from '../../instrument/model.ts'
import type { Slot } from '../../instrument/slot.ts'
import type { Answers, Row } from '../../wire/response.ts'
import type { BundleResponse } from '../bundle.ts'
import { type Columns, slotsIn } from './columns.ts'
import type { Grid, Line, Submission } from './grid.ts'
import type { Read, Reading } from './reading.ts'
import { dayText, instantOf } from './times.ts'
import { type Reader, readValue, type Texts, type Unfit } from './value.ts'

/** An answer that is left out, and where it stood. `said` is for the eyes of whoever brings the file. */
export type Misfit = {
  table: string
  row: number
  column: string
  ref: string
  reason:
    | Unfit
    | 'participant.form'
    | 'participant.none'
    | 'case.form'
    | 'case.none'
    | 'date.form'
    | 'rows.too-many'
  said: string
}

export type Responded = {
  bundled: BundleResponse
  row: number
  misfits: Misfit[]
}

/** One submission as a response. Its key is the file's, or follows from what the row says. */
export function respond(reading: Reading, submission: Submission, key: string): Responded {
  const { instrument, wishes, collected, zone, main } = reading
  const misfits: Misfit[] = []
  const answers = answersIn(reading, main, submission, '', key, misfits)
  const cell = (header: string | null) => {
    const at = header === null ? -1 : main.grid.columns.indexOf(header)
    return at < 0 ? '' : (submission.cells[at]?.trim() ?? '')
  }
  const miss = (column: string | null, reason: Misfit['reason'], said: string) =>
    misfits.push({
      table: main.grid.name,
      row: submission.row,
      column: column ?? '',
      ref: '',
      reason,
      said,
    })
  const code = (header: string | null, reason: Misfit['reason']) => {
    const said = cell(header)
    if (said === '' || isCode.test(said)) return said === '' ? null : said
    miss(header, reason, said)
    return null
  }
  const metas = metaIn(instrument, answers)
  const dayTold = cell(wishes.day)
  const dayGiven = dayTold === '' ? null : dayText(dayTold, true)
  if (dayTold !== '' && dayGiven === null) miss(wishes.day, 'date.form', dayTold)
  const submitted = instantOf(submission.about.submittedAt, zone)
  const started = instantOf(metas.start ?? '', zone) ?? submitted
  const finished = instantOf(metas.end ?? '', zone) ?? submitted ?? started
  const day =
    dayGiven ??
    (metas.today === undefined ? null : dayText(metas.today, false)) ??
    (started === null ? wishes.otherwiseOn : dayIn(wishes.zone, started))
  const atLeast = started ?? instantOf(day, zone) ?? `${day}T00:00:00.000Z`
  return {
    bundled: {
      key,
      instrument: instrument.slug,
      version: null,
      judged: submission.about.judged,
      response: {
        participant: code(wishes.participant, 'participant.form'),
        case: code(wishes.case, 'case.form'),
        occurredOn: day,
        startedAt: atLeast,
        finalisedAt: finished !== null && finished > atLeast ? finished : atLeast,
        language: main.columns.words ?? instrument.languages[0] ?? 'id',
        answers,
        coverage: {},
        probes: {},
        app: collected.product.slice(0, 40),
      },
    },
    row: submission.row,
    misfits,
  }
}

/** As a study's codes are: core/wire/words.ts. */
const isCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/

/** No response holds more rows of one repeat. */
const mostRows = 1_000

function answersIn(
  reading: Reading,
  { grid, columns, parts }: Read,
  line: Line,
  prefix: string,
  key: string,
  misfits: Misfit[],
): Answers {
  const { instrument, wishes, collected } = reading
  const reader: Reader = {
    instrument,
    words: columns.words,
    isTyped: collected.format === 'spreadsheet',
    file: (name) => wishes.file(name, key),
  }
  const miss = (column: number, ref: string, reason: Misfit['reason'], said: string) =>
    misfits.push({
      table: grid.name,
      row: line.row,
      column: grid.columns[column] ?? '',
      ref,
      reason,
      said: said.slice(0, 200),
    })
  const answers: Answers = {}
  for (const [slot, at] of parts) {
    const { item } = slot
    if ('items' in item) continue
    const read = readValue(reader, item, textsIn(columns, line, at))
    const [first = 0] = at
    if ('unfit' in read)
      miss(first, `${prefix}${item.name}`, read.unfit, line.cells[first]?.trim() ?? '')
    else if (read.value !== undefined) answers[item.name] = read.value
  }
  for (const [slot, { read, rowsOf }] of reading.repeats) {
    const isBelow = slotsIn(instrument, slot.repeats.at(-1) ?? null).includes(slot)
    const lines = isBelow && isOf(slot, reading, grid) ? (rowsOf.get(line.self) ?? []) : []
    if (lines.length > mostRows)
      miss(0, `${prefix}${slot.item.name}`, 'rows.too-many', String(lines.length))
    const rows = lines.slice(0, mostRows).map((row, index): Row => {
      const id = `r${index + 1}`
      const at = `${prefix}${slot.item.name}/${id}/`
      return { id, answers: answersIn(reading, read, row, at, key, misfits) }
    })
    if (rows.length > 0) answers[slot.item.name] = rows
  }
  return answers
}

/** A repeat lies in the rows of this table: the submissions', or those of the repeat around it. */
function isOf(slot: Slot, { main, repeats }: Reading, grid: Grid): boolean {
  const around = slot.repeats.at(-1)
  return (around ? repeats.get(around)?.read.grid : main.grid) === grid
}

function textsIn({ targets }: Columns, line: Line, at: readonly number[]): Texts {
  const texts: Texts = { whole: '', choices: new Map(), place: [] }
  for (const column of at) {
    const text = line.cells[column] ?? ''
    const part = targets[column]?.part
    if (part?.is === 'whole') texts.whole = text
    else if (part?.is === 'choice') texts.choices.set(part.name, text)
    else if (part?.is === 'place') texts.place[part.at] = text
  }
  return texts
}

function metaIn(instrument: Instrument, answers: Answers): Partial<Record<string, string>> {
  const told: Partial<Record<string, string>> = {}
  for (const { item } of slotsIn(instrument, null)) {
    if (item.type !== 'meta') continue
    const value = Object.hasOwn(answers, item.name) ? answers[item.name] : undefined
    if (typeof value === 'string') told[item.of] ??= value
  }
  return told
}
