// The responses to one instrument over all its versions: a column for every question that any version asked.
import { sql } from 'drizzle-orm'
import { asText } from '../../core/answer/value.ts'
import { isAsked } from '../../core/instrument/asked.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { otherName } from '../../core/instrument/plan.ts'
import type { Question } from '../../core/instrument/question.ts'
import { type Step, walk } from '../../core/instrument/walk.ts'
import type { Score } from '../../core/score/score.ts'
import type { Cell } from '../../core/table/csv.ts'
import type { AnswerValue, Response } from '../../core/wire/response.ts'
import { type Db, rows } from './db.ts'
import { type Dataset, pageOf } from './exports.ts'
import type { Mask } from './mask.ts'
import { notWithdrawn } from './responses.ts'

const aboutIt = [
  'id',
  'version',
  'participant',
  'role',
  'case',
  'occurred_on',
  'received_at',
  'state',
]
const reserved = new Set([...aboutIt, 'score', 'band'])
const pageRows = 1_000

type Found = {
  id: string
  version: string
  participant: string | null
  role: string | null
  case: string | null
  occurredOn: string
  receivedAt: string
  state: string
  body: string
  score: string | null
  total: number | null
  band: string | null
}

/** Null when the study has no such instrument. */
export async function responsesDataset(
  db: Db,
  study: string,
  mask: Mask,
  slug: string,
): Promise<Dataset | null> {
  const versions = await rows<{ hash: string; number: number; body: string }>(
    db,
    sql`select hash, number, body from instrument_versions where study_id = ${study} and slug = ${slug}
      order by number desc`,
  )
  if (versions.length === 0) return null
  const instruments = versions.map(({ body }) => JSON.parse(body) as Instrument)
  const shape = shapeOf(instruments)
  const repeats = new Map(
    versions.map(({ hash }, index) => [hash, repeatsIn(instruments[index]?.items ?? [])]),
  )
  const numbers = new Map(versions.map(({ hash, number }) => [hash, number]))
  const asRow = (row: Found): Cell[] => {
    const { answers, coverage } = JSON.parse(row.body) as Response
    const scores = row.score === null ? null : (JSON.parse(row.score) as Score)
    const cells: Cell[] = [
      row.id,
      numbers.get(row.version) ?? null,
      row.participant,
      mask(row.role ?? ''),
      mask(row.case ?? ''),
      row.occurredOn,
      row.receivedAt,
      row.state,
    ]
    for (const { name, kind } of shape.questions) {
      const value = held(answers, name)
      const isRepeated = repeats.get(row.version)?.has(name) ?? false
      cells.push(kind === 'rows' ? rowCount(value, isRepeated) : answerCell(value, mask))
      if (kind === 'prompt') cells.push(held(coverage, name)?.how ?? null)
    }
    if (shape.subscales === null) return cells
    const subscales = shape.subscales.map(
      (name) => scores?.subscales.find((one) => one.name === name)?.total ?? null,
    )
    return [...cells, row.total, ...subscales, mask(row.band ?? '')]
  }
  return { columns: columnsOf(shape).map(mask), pages: pages(db, study, slug, asRow) }
}

async function* pages(
  db: Db,
  study: string,
  slug: string,
  asRow: (row: Found) => Cell[],
): Dataset['pages'] {
  let after = { at: '', id: '' }
  for (;;) {
    const keys = sql`
      select r.received_at as at, r.id, r.rowid as row, octet_length(r.body) as bytes from responses r
      where r.study_id = ${study} and r.slug = ${slug} and (r.received_at, r.id) > (${after.at}, ${after.id})
        and r.state <> 'quarantined' and r.replaced_by is null and ${notWithdrawn}
      order by r.received_at, r.id limit ${pageRows}`
    const found = await rows<Found>(
      db,
      sql`select r.id, r.version, r.participant, p.role, r.case_code as "case", r.occurred_on as occurredOn,
          r.received_at as receivedAt, r.state, r.body, r.score, r.score_total as total, r.band
        from ${pageOf(keys)} k join responses r on r.rowid = k.row
        left join participants p on p.study_id = r.study_id and p.code = r.participant
        order by k.at, k.id`,
    )
    const last = found.at(-1)
    if (last === undefined) return
    yield found.map(asRow)
    after = { at: last.receivedAt, id: last.id }
  }
}

/** A prompt is covered in a talk, a field is filled in; of a repeat the table says how many rows there are. */
type Column = { name: string; kind: 'prompt' | 'field' | 'rows' }

type Shape = {
  questions: Column[]
  /** Null when no version scores. */
  subscales: string[] | null
}

/** Newest version first: its questions in its order, then what only older ones asked. */
function shapeOf(instruments: readonly Instrument[]): Shape {
  const columns = new Map<string, Column>()
  for (const column of instruments.flatMap((instrument) => walk(instrument).flatMap(columnsFor))) {
    // One version may have asked plainly, or once, what another covers in a talk, or asks of several.
    const key = column.kind === 'rows' ? `${column.name}.count` : column.name
    if (!columns.has(key) || column.kind === 'prompt') columns.set(key, column)
  }
  const scorings = instruments.flatMap((instrument) => instrument.scoring ?? [])
  return {
    questions: [...columns.values()],
    subscales:
      scorings.length === 0
        ? null
        : [...new Set(scorings.flatMap((scoring) => scoring.subscales.map((one) => one.name)))],
  }
}

function columnsFor({ question, groups }: Step): Column[] {
  const repeat = groups.find(({ type }) => type === 'repeat')
  if (repeat) return [{ name: repeat.name, kind: 'rows' }]
  const { name } = question
  if (question.type === 'note') return []
  const own: Column = { name, kind: isPrompt(question) ? 'prompt' : 'field' }
  const hasOther = 'other' in question && question.other === true
  return hasOther ? [own, { name: otherName(name), kind: 'field' }] : [own]
}

/** A question that a talk covers, rather than a field that is filled in. */
function isPrompt(question: Question): boolean {
  if (!isAsked(question)) return false
  return (question.probes?.length ?? 0) > 0 || (question.aims?.length ?? 0) > 0
}

/** No name has a dot in it, so one with a dot can take no other column's place. */
function columnsOf({ questions, subscales }: Shape): string[] {
  return [
    ...aboutIt,
    ...questions.flatMap(({ name, kind }) => {
      const column = reserved.has(name) ? `${name}.answer` : name
      if (kind === 'rows') return [`${name}.count`]
      return kind === 'prompt' ? [column, `${column}.coverage`] : [column]
    }),
    ...(subscales === null ? [] : ['score', ...subscales.map((name) => `score.${name}`), 'band']),
  ]
}

function answerCell(value: AnswerValue | undefined, mask: Mask): Cell {
  if (value === undefined || typeof value === 'number') return value ?? null
  return mask(asText(value))
}

/** None is a number too, where the version asked for rows. */
function rowCount(value: AnswerValue | undefined, isRepeated: boolean): Cell {
  if (!isRepeated) return null
  return Array.isArray(value) ? value.length : 0
}

/** The outermost repeats: those inside others are counted by their rows. */
function repeatsIn(items: readonly Item[]): Set<string> {
  const found = items.flatMap((item) => {
    if (item.type === 'repeat') return [item.name]
    return item.type === 'group' ? [...repeatsIn(item.items)] : []
  })
  return new Set(found)
}

/** A question may be called `constructor`, which every object seems to have. */
function held<Value>(record: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
