// All responses of an export, and all that there is to say of them before they come in: what did not fit and is left out,
// which rules of the form were not kept, and what nobody has a place for.
import { rareFunctions } from '../../expression/functions-rare.ts'
import { matches } from '../../expression/pattern.ts'
import type { Bundle, BundleResponse } from '../bundle.ts'
import { leftOver } from '../left.ts'
import { isUnfit, openCollectedResponse, withoutRefs } from './judge.ts'
import type { Reading } from './reading.ts'
import { type Misfit, type Responded, respond } from './respond.ts'

export type Wanted = {
  /** What becomes of a row with something that does not fit: that answer is left out, or the whole row. */
  onMisfit: 'answer' | 'row'
  /** Also what somebody there has judged to be wrong. */
  withReturned: boolean
}

/** Much of one kind in one column: how often, and the first of it. */
export type MisfitGroup = Pick<Misfit, 'table' | 'column' | 'reason'> & {
  question: string
  count: number
  first: { row: number; said: string }[]
}
/** A rule of the form that responses do not keep: they come in all the same. */
export type RuleGroup = { code: string; question: string; count: number; rows: number[] }

export type Gathered = {
  responses: BundleResponse[]
  misfits: MisfitGroup[]
  rules: RuleGroup[]
  /** Rows of the file, those that are left out, and those that were judged wrong there. */
  rows: number
  rowsOut: number
  returned: number
  left: Bundle['left']
}

/** Of one response as JSON: what is laid aside of it, with its words, has to fit into a row. */
const longest = 400_000

/** So many are shown of each. */
const shown = 10

export function gather(reading: Reading, wanted: Wanted): Gathered {
  const left = leftOver()
  for (const table of reading.lost) left.add('row', cut(table))
  const misfits = new Map<string, MisfitGroup>()
  const rules = new Map<string, RuleGroup>()
  const responses: BundleResponse[] = []
  const { lines } = reading.collected.main
  const seen = new Set<string>()
  let returned = 0
  for (const line of lines) {
    const one = respond(reading, line, line.about.key)
    if (one.bundled.judged === 'returned') returned += 1
    if (one.bundled.judged === 'returned' && !wanted.withReturned) continue
    const { answers, found, about } = judged(reading, one)
    for (const misfit of found) note(misfits, misfit)
    for (const rule of about) noteRule(rules, rule, one.row)
    const outright = missingSubject(reading, one) ?? tooLong(reading, one)
    if (outright) {
      note(misfits, outright)
      found.push(outright)
    }
    if (outright || (found.length > 0 && wanted.onMisfit === 'row')) {
      left.add('row', String(one.row))
      continue
    }
    for (const { reason, said } of found)
      left.add(reason === 'file.missing' ? 'attachment' : 'answer', cut(said))
    const { bundled } = one
    // The same submission twice in one file is one.
    if (seen.has(bundled.key)) {
      left.add('row', String(one.row))
      continue
    }
    seen.add(bundled.key)
    if (line.about.notes !== '') left.add('note', cut(line.about.notes))
    responses.push({ ...bundled, response: { ...bundled.response, answers } })
  }
  const byCount = <T extends { count: number }>(groups: Map<string, T>) =>
    [...groups.values()].toSorted((a, b) => b.count - a.count)
  return {
    responses,
    misfits: byCount(misfits),
    rules: byCount(rules),
    rows: lines.length,
    rowsOut: lines.length - responses.length,
    returned,
    left: left.told(),
  }
}

/** What is gathered of two versions of one form. */
export function together(one: Gathered, other: Gathered): Gathered {
  const groups = <T extends { count: number }>(all: readonly T[], key: (of: T) => string) => {
    const found = new Map<string, T>()
    for (const group of all) {
      const held = found.get(key(group))
      found.set(key(group), held ? { ...held, count: held.count + group.count } : group)
    }
    return [...found.values()].toSorted((a, b) => b.count - a.count)
  }
  return {
    responses: [...other.responses, ...one.responses],
    misfits: groups([...one.misfits, ...other.misfits], ({ table, column, reason, question }) =>
      JSON.stringify([table, column, reason, question]),
    ),
    rules: groups([...one.rules, ...other.rules], ({ code, question }) =>
      JSON.stringify([code, question]),
    ),
    rows: one.rows + other.rows,
    rowsOut: one.rowsOut + other.rowsOut,
    returned: one.returned + other.returned,
    left: groups([...one.left, ...other.left], ({ kind }) => kind),
  }
}

/** As much of a name as is shown. */
export function cut(text: string): string {
  return text.slice(0, 100).toWellFormed()
}

/** A form about somebody has no response about nobody: such a row stays out whatever is wanted. */
function missingSubject({ instrument, wishes, main }: Reading, one: Responded): Misfit | null {
  const { about } = instrument
  if (about === 'study' || one.bundled.response[about] !== null) return null
  return {
    table: main.grid.name,
    row: one.row,
    column: wishes[about] ?? '',
    ref: '',
    reason: about === 'participant' ? 'participant.none' : 'case.none',
    said: '',
  }
}

function tooLong({ main }: Reading, { bundled, row }: Responded): Misfit | null {
  if (JSON.stringify(bundled.response).length <= longest) return null
  const { name: table } = main.grid
  return { table, row, column: '', ref: '', reason: 'text.too-long', said: '' }
}

/** The form's own check once more: what it would not take as an answer is a misfit like what could not be read. */
function judged({ instrument, wishes }: Reading, { bundled, row, misfits }: Responded) {
  const surroundings = { matches, rare: rareFunctions }
  const { problems } = openCollectedResponse(
    instrument,
    bundled.response,
    wishes.zone,
    surroundings,
  )
  const unfit = problems.filter(isUnfit)
  const refOf = ({ details }: { details: object }) =>
    String(
      (details as { question?: string; at?: string }).question ?? (details as { at?: string }).at,
    )
  const found: Misfit[] = [
    ...misfits,
    ...unfit.map((problem) => ({
      table: '',
      row,
      column: '',
      ref: refOf(problem),
      reason:
        problem.code === 'answer.not-a-choice'
          ? ('answer.not-a-choice' as const)
          : ('answer.wrong-type' as const),
      said: '',
    })),
  ]
  const answers = withoutRefs(bundled.response.answers, new Set(unfit.map(refOf)))
  const about = problems
    .filter((problem) => !isUnfit(problem))
    .map((problem) => ({ code: problem.code, question: nameIn(refOf(problem)) }))
  return { answers, found, about }
}

/** `members/r3/age` is the question `age`. */
function nameIn(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1)
}

function note(groups: Map<string, MisfitGroup>, { table, column, reason, ref, row, said }: Misfit) {
  const question = nameIn(ref)
  const key = JSON.stringify([table, column, reason, question])
  const group = groups.get(key) ?? { table, column, reason, question, count: 0, first: [] }
  group.count += 1
  if (group.first.length < shown) group.first.push({ row, said })
  groups.set(key, group)
}

function noteRule(
  groups: Map<string, RuleGroup>,
  { code, question }: { code: string; question: string },
  row: number,
): void {
  const key = JSON.stringify([code, question])
  const group = groups.get(key) ?? { code, question, count: 0, rows: [] }
  group.count += 1
  if (group.rows.length < shown) group.rows.push(row)
  groups.set(key, group)
}
