// Codes against segments, sources and cases: how often each code stands there, or with `split` whether it does.
import { sql } from 'drizzle-orm'
import type { Column, Table, Value } from '../../../core/table/table.ts'
import { rows } from '../db.ts'
import { type CodedSource, type Coding, codedPage, codesOf } from './coded.ts'
import { count, text } from './columns.ts'
import type { Ground, Page, Rows } from './ground.ts'

/** What stands at the head of a row, column by column, with how it is told of the row. */
type Head<Row> = readonly (readonly [Column, (row: Row) => Value])[]

const sourceId = text('source_id', 'Identifier of the source', 'Pengenal sumber')
const sourceTitle = text('source', 'Source', 'Sumber')
const participant = text('participant', 'Participant', 'Partisipan')
const role = text('role', 'Role', 'Peran')
const about = text('case', 'Case', 'Kasus')

const masked = ({ mask }: Ground, words: string | null) => (words === null ? null : mask(words))

/** One row for each passage that was coded, and for each code how many coders put it there. */
export function segmentCodes(ground: Ground): Promise<Rows> {
  return matrix<{ title: string; first: Coding }>(
    ground,
    { name: 'segment-codes', label: { id: 'Segmen × kode', en: 'Segment × code' } },
    [
      [sourceId, ({ first }) => first.source],
      [sourceTitle, ({ title }) => ground.mask(title)],
      [participant, ({ first }) => first.voice.participant],
      [role, ({ first }) => masked(ground, first.voice.role)],
      [
        count('start', 'Begins at (UTF-16 units)', 'Mulai (satuan UTF-16)'),
        (row) => row.first.start,
      ],
      [
        count('end', 'Ends before (UTF-16 units)', 'Sampai sebelum (satuan UTF-16)'),
        (row) => row.first.end,
      ],
    ],
    (sources, codings) => {
      const titles = new Map(sources.map(({ id, title }) => [id, title]))
      const passages = Map.groupBy(codings, ({ source, start, end }) => `${source} ${start} ${end}`)
      return [...passages.values()].flatMap((there) => {
        const [first] = there
        if (first === undefined) return []
        return [{ row: { title: titles.get(first.source) ?? '', first }, codings: there }]
      })
    },
  )
}

/** One row for each source that has codings, and for each code how many it has there. */
export function sourceCodes(ground: Ground): Promise<Rows> {
  return matrix<CodedSource>(
    ground,
    { name: 'source-codes', label: { id: 'Sumber × kode', en: 'Source × code' } },
    [
      [sourceId, ({ id }) => id],
      [sourceTitle, ({ title }) => ground.mask(title)],
      [text('technique', 'Technique', 'Teknik'), ({ technique }) => technique],
      [participant, (source) => source.participant],
      [role, (source) => masked(ground, source.role)],
      [about, (source) => masked(ground, source.case)],
    ],
    (sources, codings) => {
      const bySource = Map.groupBy(codings, ({ source }) => source)
      return sources.flatMap((row) => {
        const there = bySource.get(row.id)
        return there === undefined ? [] : [{ row, codings: there }]
      })
    },
  )
}

async function matrix<Row>(
  ground: Ground,
  called: Called,
  head: Head<Row>,
  group: (
    sources: readonly CodedSource[],
    codings: readonly Coding[],
  ) => { row: Row; codings: readonly Coding[] }[],
): Promise<Rows> {
  const { table, line } = await laid(ground, called, head)
  return {
    table,
    cost: 4,
    async page(cursor): Promise<Page> {
      const { sources, codings, withdrawn, next } = await codedPage(ground, cursor, true)
      return {
        rows: group(sources, codings).map(({ row, codings: there }) => {
          const times: Record<string, number> = {}
          for (const { code } of there) times[code] = (times[code] ?? 0) + 1
          return line(row, times)
        }),
        next,
        withheld: { quotes: 0, withdrawn },
      }
    },
  }
}

type Called = { name: string; label: Record<string, string> }

/** The head and a column for each code that is asked for; `line` makes a row of them. */
async function laid<Row>(
  ground: Ground,
  called: Called,
  head: Head<Row>,
): Promise<{ table: Table; line: (row: Row, times: Record<string, number>) => Value[] }> {
  const codes = await codesOf(ground)
  const shown = [...codes].filter(([id]) => ground.filter.codes?.includes(id) ?? true)
  const columns = [
    ...head.map(([column]) => column),
    ...shown.map(([, code]) => codeColumn(ground, code)),
  ]
  return {
    table: { ...called, columns },
    line: (row, times) => [
      ...head.map(([, told]) => told(row)),
      ...shown.map(([id]) => (ground.split ? id in times : (times[id] ?? 0))),
    ],
  }
}

/** A code's own name, which no column of ours can have: it is set apart by what stands before it. */
function codeColumn(
  { split, mask }: Ground,
  { name, path }: { name: string; path: string },
): Column {
  const label = { id: mask(path), en: mask(path) }
  const called = `code.${mask(name)}`
  return split
    ? { name: called, label, type: 'flag', measure: 'nominal' }
    : { name: called, label, type: 'integer', measure: 'scale' }
}

const pageCases = 200

/** A group of cases while their sources are walked: how many of each code were met in each case by now. */
type Walk = {
  from: string
  inner: string | null
  sources: Record<string, number>
  codes: Record<string, Record<string, number>>
}

/** One row for each case, and for each code how many codings the sources about it have. */
export async function caseCodes(ground: Ground): Promise<Rows> {
  const { filter, mask } = ground
  const { table, line } = await laid<{ code: string; sources: number }>(
    ground,
    { name: 'case-codes', label: { id: 'Kasus × kode', en: 'Case × code' } },
    [
      [about, ({ code }) => mask(code)],
      [count('sources', 'Sources with codings', 'Sumber yang terkode'), ({ sources }) => sources],
    ],
  )
  return {
    table,
    cost: 5,
    async page(cursor) {
      const walk: Walk =
        cursor === null ? { from: '', inner: null, sources: {}, codes: {} } : JSON.parse(cursor)
      const group = await casesAfter(ground, walk.from)
      const last = group.at(-1)
      if (last === undefined) return { rows: [], next: null }
      const cases = group.filter((code) => filter.cases?.includes(code) ?? true)
      const page = await codedPage({ ...ground, filter: { ...filter, cases } }, walk.inner, true)
      const caseOf = new Map(page.sources.map((source) => [source.id, source.case ?? '']))
      const met = new Set(page.codings.map(({ source }) => source))
      for (const source of met) {
        const of = caseOf.get(source) ?? ''
        walk.sources[of] = (walk.sources[of] ?? 0) + 1
      }
      for (const { source, code } of page.codings) {
        const of = caseOf.get(source) ?? ''
        walk.codes[of] ??= {}
        const sums = walk.codes[of]
        sums[code] = (sums[code] ?? 0) + 1
      }
      const withheld = { quotes: 0, withdrawn: page.withdrawn }
      if (page.next !== null)
        return { rows: [], next: JSON.stringify({ ...walk, inner: page.next }), withheld }
      const rows = cases.map((code) =>
        line({ code, sources: walk.sources[code] ?? 0 }, walk.codes[code] ?? {}),
      )
      return {
        rows,
        next: JSON.stringify({ from: last, inner: null, sources: {}, codes: {} } satisfies Walk),
        withheld,
      }
    },
  }
}

async function casesAfter({ db, study }: Ground, from: string): Promise<string[]> {
  const found = await rows<{ code: string }>(
    db,
    sql`select code from cases where study_id = ${study.id} and code > ${from} order by code limit ${pageCases}`,
  )
  return found.map(({ code }) => code)
}
