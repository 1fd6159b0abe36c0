// Codes against segments, sources and cases: how often each code stands there, or with `split` whether it does.
import { sql } from 'drizzle-orm'
import type { Column, Value } from '../../../core/table/table.ts'
import { rows } from '../db.ts'
import { type CodedSource, type Codes, type Coding, codedPage, codesOf } from './coded.ts'
import { count, text } from './columns.ts'
import type { Ground, Page, Rows } from './ground.ts'

/** One row for each passage that was coded, and for each code how many coders put it there. */
export async function segmentCodes(ground: Ground): Promise<Rows> {
  const { mask } = ground
  const codes = await codesOf(ground)
  const columns = [
    text('source_id', 'Identifier of the source', 'Pengenal sumber'),
    text('source', 'Source', 'Sumber'),
    text('participant', 'Participant', 'Partisipan'),
    text('role', 'Role', 'Peran'),
    count('start', 'Begins at (UTF-16 units)', 'Mulai (satuan UTF-16)'),
    count('end', 'Ends before (UTF-16 units)', 'Sampai sebelum (satuan UTF-16)'),
  ]
  return matrix(
    ground,
    'segment-codes',
    { id: 'Segmen × kode', en: 'Segment × code' },
    columns,
    codes,
    (sources, codings) => {
      const titles = new Map(sources.map(({ id, title }) => [id, title]))
      const passages = Map.groupBy(codings, ({ source, start, end }) => `${source} ${start} ${end}`)
      return [...passages.values()].flatMap((there) => {
        const [first] = there
        if (first === undefined) return []
        const { source, start, end, voice } = first
        const role = voice.role === null ? null : mask(voice.role)
        return [
          {
            head: [source, mask(titles.get(source) ?? ''), voice.participant, role, start, end],
            codings: there,
          },
        ]
      })
    },
  )
}

/** One row for each source that has codings, and for each code how many it has there. */
export async function sourceCodes(ground: Ground): Promise<Rows> {
  const { mask } = ground
  const codes = await codesOf(ground)
  const columns = [
    text('source_id', 'Identifier of the source', 'Pengenal sumber'),
    text('source', 'Source', 'Sumber'),
    text('technique', 'Technique', 'Teknik'),
    text('participant', 'Participant', 'Partisipan'),
    text('role', 'Role', 'Peran'),
    text('case', 'Case', 'Kasus'),
  ]
  return matrix(
    ground,
    'source-codes',
    { id: 'Sumber × kode', en: 'Source × code' },
    columns,
    codes,
    (sources, codings) => {
      const bySource = Map.groupBy(codings, ({ source }) => source)
      return sources.flatMap(({ id, title, technique, participant, role, case: about }) => {
        const there = bySource.get(id)
        if (there === undefined) return []
        const head = [
          id,
          mask(title),
          technique,
          participant,
          role && mask(role),
          about && mask(about),
        ]
        return [{ head, codings: there }]
      })
    },
  )
}

type MatrixRow = { head: Value[]; codings: readonly Coding[] }

function matrix(
  ground: Ground,
  name: string,
  label: Record<string, string>,
  head: Column[],
  codes: Codes,
  group: (sources: readonly CodedSource[], codings: readonly Coding[]) => MatrixRow[],
): Rows {
  const shown = [...codes].filter(([id]) => ground.filter.codes?.includes(id) ?? true)
  return {
    table: {
      name,
      label,
      columns: [...head, ...shown.map(([, code]) => codeColumn(ground, code))],
    },
    cost: 4,
    async page(cursor): Promise<Page> {
      const { sources, codings, withdrawn, next } = await codedPage(ground, cursor, true)
      return {
        rows: group(sources, codings).map((row) => [
          ...row.head,
          ...counts(ground, shown, row.codings),
        ]),
        next,
        withheld: { quotes: 0, withdrawn },
      }
    },
  }
}

/** A code's own name, which no column of ours can have: it is set apart by what stands before it. */
export function codeColumn(
  { split, mask }: Ground,
  { name, path }: { name: string; path: string },
): Column {
  const label = { id: mask(path), en: mask(path) }
  const called = `code.${mask(name)}`
  return split
    ? { name: called, label, type: 'flag', measure: 'nominal' }
    : { name: called, label, type: 'integer', measure: 'scale' }
}

function counts(
  { split }: Ground,
  shown: [string, unknown][],
  codings: readonly Coding[],
): Value[] {
  const here = new Map<string, number>()
  for (const { code } of codings) here.set(code, (here.get(code) ?? 0) + 1)
  return shown.map(([id]) => (split ? here.has(id) : (here.get(id) ?? 0)))
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
  const { filter, mask, split } = ground
  const codes = await codesOf(ground)
  const shown = [...codes].filter(([id]) => filter.codes?.includes(id) ?? true)
  return {
    table: {
      name: 'case-codes',
      label: { id: 'Kasus × kode', en: 'Case × code' },
      columns: [
        text('case', 'Case', 'Kasus'),
        count('sources', 'Sources with codings', 'Sumber yang terkode'),
        ...shown.map(([, code]) => codeColumn(ground, code)),
      ],
    },
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
        const about = caseOf.get(source) ?? ''
        walk.sources[about] = (walk.sources[about] ?? 0) + 1
      }
      for (const { source, code } of page.codings) {
        const about = caseOf.get(source) ?? ''
        walk.codes[about] ??= {}
        const sums = walk.codes[about]
        sums[code] = (sums[code] ?? 0) + 1
      }
      const withheld = { quotes: 0, withdrawn: page.withdrawn }
      if (page.next !== null)
        return { rows: [], next: JSON.stringify({ ...walk, inner: page.next }), withheld }
      const rows = cases.map((about): Value[] => [
        mask(about),
        walk.sources[about] ?? 0,
        ...shown.map(([id]) => {
          const n = walk.codes[about]?.[id] ?? 0
          return split ? n > 0 : n
        }),
      ])
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
