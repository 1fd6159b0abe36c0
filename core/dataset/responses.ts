// The responses to one instrument as tables: one for the instrument over all its versions, and one for each repeat, whose
// rows name the response and the row that they belong to.

import { answerAt, asText, isEmpty } from '../answer/value.ts'
import type { Label } from '../instrument/names.ts'
import type { Score } from '../score/score.ts'
import { type Column, missing, type NamedValue, type Table, type Value } from '../table/table.ts'
import type { Answers, AnswerValue, Response, Row } from '../wire/response.ts'
import { type AnswerColumn, type AnswerShape, answerColumns, labelled } from './answer-columns.ts'
import { type Scope, type Spot, scopesOf, type Version } from './spots.ts'

/** A response as the store finds it. */
export type Found = {
  id: string
  version: string
  participant: string | null
  role: string | null
  case: string | null
  /** 1 when the participant has agreed to be quoted, or there is none. */
  mayQuote: number
  occurredOn: string
  receivedAt: string
  state: string
  revision: number
  /** The phone's number in the study: who observed or rated. */
  phone: number | null
  body: string
  score: string | null
  total: number | null
  band: string | null
}

export type ResponseShape = AnswerShape & {
  /** The study's clock. */
  local: (instant: string) => string
  /** Questions that ask the phone for its user's name, address or number are left out unless this is set. */
  identities: boolean
}

export type ResponseTable = {
  table: Table
  /** Of a response that this holds: its row, or its rows in the repeat. */
  rowsOf(found: Found, response: Response): Value[][]
}

/** The first is the instrument's own. Versions come newest first; there is at least one. */
export function responseTables(
  slug: string,
  versions: readonly Version[],
  shape: ResponseShape,
): ResponseTable[] {
  const numbers = new Map(versions.map(({ hash, number }) => [hash, number]))
  // To look through a response once costs a seventh of looking through its answers one by one, and most name nobody.
  let namesNobody = false
  const mask = (text: string) => (namesNobody ? text : shape.mask(text))
  const careful = { ...shape, mask }
  return scopesOf(versions).map((scope) => {
    const { table, rowsOf } =
      scope.path.length === 0
        ? mainTable(slug, scope, versions, numbers, careful)
        : repeatTable(slug, scope, careful)
    return {
      table,
      rowsOf(found, response) {
        const { role, case: place, band } = found
        const said = `${wordsOf(response.answers)}${role ?? ''}${apart}${place ?? ''}${apart}${band ?? ''}`
        namesNobody = shape.mask(said) === said
        const rows = rowsOf(found, response)
        namesNobody = false
        return rows
      },
    }
  })
}

/** No name goes over this sign. */
const apart = '\u0000'

/** Every answer as it will be read, in rows of repeats too. */
function wordsOf(answers: Answers): string {
  let words = ''
  for (const answer of Object.values(answers)) {
    if (typeof answer === 'string') words += answer + apart
    else if (typeof answer === 'number') continue
    else if (isRows(answer)) for (const row of answer) words += wordsOf(row.answers)
    else words += asText(answer) + apart
  }
  return words
}

const plain = (
  name: string,
  type: Column['type'],
  measure: Column['measure'],
  en: string,
  id: string,
): Column => ({ name, label: { id, en }, type, measure })

const stateLabels: NamedValue[] = [
  { value: 'received', label: { id: 'diterima', en: 'received' } },
  { value: 'accepted', label: { id: 'disetujui', en: 'accepted' } },
  { value: 'returned', label: { id: 'dikembalikan', en: 'returned' } },
]

const aboutIt: readonly Column[] = [
  plain('id', 'text', 'nominal', 'Response', 'Respons'),
  plain('version', 'integer', 'ordinal', 'Version of the instrument', 'Versi instrumen'),
  plain('participant', 'text', 'nominal', 'Participant', 'Partisipan'),
  plain('role', 'text', 'nominal', 'Role', 'Peran'),
  plain('case', 'text', 'nominal', 'Case', 'Kasus'),
  plain('occurred_on', 'date', 'scale', 'Day it is about', 'Hari kejadian'),
  plain('started_at', 'datetime', 'scale', 'Begun', 'Dimulai'),
  plain('finalised_at', 'datetime', 'scale', 'Finished on the phone', 'Selesai di telepon'),
  plain('received_at', 'datetime', 'scale', 'Received', 'Diterima'),
  { ...plain('state', 'code', 'nominal', 'State of review', 'Status telaah'), values: stateLabels },
  plain('revision', 'integer', 'ordinal', 'Revision', 'Revisi'),
  plain('phone', 'integer', 'nominal', 'Phone (rater, observer)', 'Telepon (penilai, pengamat)'),
  plain('language', 'text', 'nominal', 'Language of the form', 'Bahasa formulir'),
  plain('may_quote', 'flag', 'nominal', 'May be quoted', 'Boleh dikutip'),
]

function mainTable(
  slug: string,
  scope: Scope,
  versions: readonly Version[],
  numbers: Map<string, number>,
  shape: ResponseShape,
): ResponseTable {
  const { mask, local } = shape
  const answered = spotsOf(
    scope,
    new Set([...aboutIt.map(({ name }) => name), 'score', 'band']),
    shape,
  )
  const repeats = [...scope.repeats]
  const scorings = versions.flatMap(({ instrument }) => instrument.scoring ?? [])
  const subscales = [
    ...new Set(scorings.flatMap((scoring) => scoring.subscales.map(({ name }) => name))),
  ]
  const bands = bandsOf(versions, mask)
  const scoreColumns: Column[] =
    scorings.length === 0
      ? []
      : [
          plain('score', 'number', 'scale', 'Score', 'Skor'),
          ...subscales.map((name) =>
            plain(`score.${name}`, 'number', 'scale', `Score · ${name}`, `Skor · ${name}`),
          ),
          { ...plain('band', 'code', 'ordinal', 'Band', 'Kategori'), values: bands },
        ]
  return {
    table: {
      name: mask(slug),
      label: labelled(scope.label, mask),
      columns: unique([
        ...aboutIt,
        ...answered.flatMap(({ columns }) => columns.map(({ column }) => column)),
        ...repeats.map(
          ([name]): Column => ({
            ...plain(`${name}.count`, 'integer', 'scale', `${name} · rows`, `${name} · baris`),
            missing: ['notAsked'],
          }),
        ),
        ...scoreColumns,
      ]),
    },
    rowsOf(found, response) {
      const cells: Value[] = [
        found.id,
        numbers.get(found.version) ?? null,
        found.participant,
        found.role === null ? null : mask(found.role),
        found.case === null ? null : mask(found.case),
        found.occurredOn,
        local(response.startedAt),
        local(response.finalisedAt),
        local(found.receivedAt),
        found.state,
        found.revision,
        found.phone,
        response.language,
        found.mayQuote === 1,
      ]
      fill(cells, answered, response.answers, found, response, '')
      for (const [name, asking] of repeats) {
        const rows = answerAt(response.answers, name)
        cells.push(
          asking.has(found.version) ? (Array.isArray(rows) ? rows.length : 0) : missing.notAsked,
        )
      }
      if (scoreColumns.length > 0) {
        const score = found.score === null ? null : (JSON.parse(found.score) as Score)
        cells.push(found.total)
        for (const name of subscales)
          cells.push(score?.subscales.find((one) => one.name === name)?.total ?? null)
        cells.push(found.band === null ? null : mask(found.band))
      }
      return [cells]
    },
  }
}

function repeatTable(slug: string, scope: Scope, shape: ResponseShape): ResponseTable {
  const { mask } = shape
  const isNested = scope.path.length > 1
  const keys: Column[] = [
    plain('response', 'text', 'nominal', 'Response', 'Respons'),
    plain('participant', 'text', 'nominal', 'Participant', 'Partisipan'),
    plain('case', 'text', 'nominal', 'Case', 'Kasus'),
    ...(isNested
      ? [plain('parent_row', 'text', 'nominal', 'Row that it lies in', 'Baris induk')]
      : []),
    plain('row', 'text', 'nominal', 'Row', 'Baris'),
    plain('row_number', 'integer', 'ordinal', 'Place among its rows', 'Urutan baris'),
  ]
  const answered = spotsOf(scope, new Set(keys.map(({ name }) => name)), shape)
  const repeats = [...scope.repeats]
  return {
    table: {
      name: mask(`${slug}.${scope.path.join('.')}`),
      label: labelled(scope.label, mask),
      columns: unique([
        ...keys,
        ...answered.flatMap(({ columns }) => columns.map(({ column }) => column)),
        ...repeats.map(([name]) =>
          plain(`${name}.count`, 'integer', 'scale', `${name} · rows`, `${name} · baris`),
        ),
      ]),
    },
    rowsOf(found, response) {
      return rowsAt(response.answers, scope.path, '').map(({ row, parent, number, ref }) => {
        const about = [found.id, found.participant, found.case === null ? null : mask(found.case)]
        const cells: Value[] = [...about, ...(isNested ? [parent] : []), row.id, number]
        fill(cells, answered, row.answers, found, response, ref)
        for (const [name] of repeats) {
          const rows = answerAt(row.answers, name)
          cells.push(Array.isArray(rows) ? rows.length : 0)
        }
        return cells
      })
    },
  }
}

type Placed = { row: Row; parent: string; number: number; ref: string }

/** The rows at the end of a path of repeats. Their `ref` is what stands before a question's name: `members/r3/`. */
function rowsAt(answers: Answers, path: readonly string[], before: string, parent = ''): Placed[] {
  const [name = '', ...rest] = path
  const rows = answerAt(answers, name)
  if (!isRows(rows)) return []
  return rows.flatMap((row, index) => {
    const ref = `${before}${name}/${row.id}/`
    return rest.length === 0
      ? [{ row, parent, number: index + 1, ref }]
      : rowsAt(row.answers, rest, ref, row.id)
  })
}

function isRows(value: AnswerValue | undefined): value is Row[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object')
}

type Answered = { name: string; spot: Spot; columns: AnswerColumn[] }

/** No name has a dot in it, so one with a dot can take no other column's place. */
function spotsOf(scope: Scope, reserved: ReadonlySet<string>, shape: ResponseShape): Answered[] {
  return [...scope.spots]
    .filter(([, { question }]) => shape.identities || !isPersonal(question))
    .map(([name, spot]) => {
      const column = reserved.has(name) ? `${name}.answer` : name
      return { name, spot, columns: answerColumns(shape.mask(column), spot, shape) }
    })
}

const personal: ReadonlySet<string> = new Set(['username', 'email', 'phonenumber', 'deviceid'])

function isPersonal(question: Spot['question']): boolean {
  return question.type === 'meta' && personal.has(question.of)
}

function fill(
  cells: Value[],
  answered: readonly Answered[],
  answers: Answers,
  { version, mayQuote }: Found,
  { coverage }: Response,
  before: string,
): void {
  for (const { name, spot, columns } of answered) {
    const given = answerAt(answers, name)
    const answer = isEmpty(given) ? undefined : given
    const covered = Object.hasOwn(coverage, before + name) ? coverage[before + name] : undefined
    const why = answer === undefined ? whyNot(spot, version, covered?.how) : null
    const isSilent = mayQuote !== 1 && answer !== undefined && isWords(spot, answer)
    for (const { value } of columns) cells.push(isSilent ? null : value(answer, why, covered))
  }
}

/** What somebody said in their own words, rather than chose, counted or measured. */
function isWords({ question }: Spot, answer: AnswerValue): boolean {
  if (question.type === 'text') return true
  return question.type === 'calculate' && typeof answer === 'string' && Number.isNaN(Number(answer))
}

/** Null where it cannot be told from the response alone: a question under a condition may not have been met. */
function whyNot(spot: Spot, version: string, how: string | undefined): Value {
  const asking = spot.askings.get(version)
  if (asking === undefined) return missing.notAsked
  if (how === 'refused') return missing.refused
  if (how === 'skipped') return missing.skipped
  if (asking.isPrompt) return how === undefined ? missing.notAsked : null
  return asking.isConditional || !asking.isAsked ? null : missing.skipped
}

function bandsOf(versions: readonly Version[], mask: (text: string) => string): NamedValue[] {
  const bands = new Map<string, Label>()
  for (const { instrument } of versions)
    for (const { name, label } of instrument.scoring?.bands ?? [])
      if (!bands.has(name)) bands.set(name, label)
  return [...bands].map(([name, label]) => ({ value: mask(name), label: labelled(label, mask) }))
}

/** Masking or splitting may bring two columns under one name. */
function unique(columns: readonly Column[]): Column[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let name = column.name
    for (let number = 2; taken.has(name); number++) name = `${column.name}_${number}`
    taken.add(name)
    return name === column.name ? column : { ...column, name }
  })
}
