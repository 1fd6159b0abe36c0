// The coded segments of a study, one row for each live coding in every layer, with where it stands and who may be quoted.
import { sql } from 'drizzle-orm'
import type { Cell } from '../../core/table/csv.ts'
import { type Db, first, rows } from './db.ts'
import { type Dataset, pageOf } from './exports.ts'
import type { Mask } from './mask.ts'
import { quotable } from './pieces.ts'
import { readable } from './sources.ts'
import { type Spoken, type Voice, voicesOf } from './voices.ts'

export type SegmentsAsked = {
  code?: string | undefined
  technique?: string | undefined
  role?: string | undefined
}

const columns = [
  'coding',
  'code',
  'code_path',
  'quote',
  'source',
  'technique',
  'role',
  'participant',
  'case',
  'question',
  'time',
  'coder',
  'layer',
  'made_at',
  'may_quote',
]
const pageRows = 2_000

type Found = Spoken & {
  code: string
  quote: string
  title: string
  technique: string
  case: string | null
  layer: 'coder' | 'consensus'
  person: string | null
  madeAt: string
}

/** Null when it is narrowed to a code that the study does not have. */
export async function segmentsDataset(
  db: Db,
  study: string,
  mask: Mask,
  asked: SegmentsAsked,
): Promise<Dataset | null> {
  const codes = await codePaths(db, study)
  if (asked.code !== undefined && !codes.has(asked.code)) return null
  const coders = await coderNames(db, study)
  const asRow = (row: Found, { place, ...voice }: Voice): Cell[] => {
    const code = codes.get(row.code)
    return [
      row.id,
      mask(code?.name ?? ''),
      mask(code?.path ?? ''),
      voice.mayQuote ? mask(row.quote) : '',
      mask(row.title),
      row.technique,
      mask(voice.role ?? ''),
      voice.participant,
      mask(row.case ?? ''),
      mask(place.question),
      place.timeMs === null ? null : clock(place.timeMs),
      row.layer === 'consensus' ? 'consensus' : (coders.get(row.person ?? '') ?? null),
      row.layer,
      row.madeAt,
      voice.mayQuote ? 'yes' : 'no',
    ]
  }
  return { columns, pages: pages(db, study, asked, asRow) }
}

async function* pages(
  db: Db,
  study: string,
  asked: SegmentsAsked,
  asRow: (row: Found, voice: Voice) => Cell[],
): Dataset['pages'] {
  let after = { at: '', id: '' }
  for (;;) {
    const found = await segmentsAfter(db, study, asked, after)
    const last = found.at(-1)
    if (last === undefined) return
    const voices = await voicesOf(db, study, found)
    yield found.flatMap((row) => {
      const voice = voices.get(row.id)
      return voice && !voice.isWithdrawn ? [asRow(row, voice)] : []
    })
    after = { at: last.madeAt, id: last.id }
  }
}

function segmentsAfter(
  db: Db,
  study: string,
  { code, technique, role }: SegmentsAsked,
  after: { at: string; id: string },
): Promise<Found[]> {
  const speaker = sql`left join participants p on p.study_id = s.study_id and p.code = s.participant`
  const keys = sql`
    select c.made_at as at, c.id, c.rowid as row, octet_length(c.quote) as bytes
    from codings c join sources s on s.id = c.source_id ${role === undefined ? sql`` : speaker}
    where c.study_id = ${study} and c.removed_at is null and c.unfit_at is null and (c.made_at, c.id) > (${after.at}, ${after.id})
      ${code === undefined ? sql`` : sql`and c.code_id = ${code}`}
      ${technique === undefined ? sql`` : sql`and s.technique = ${technique}`}
      ${role === undefined ? sql`` : sql`and coalesce(p.role, s.role) = ${role}`}
      and ${readable}
    order by c.made_at, c.id limit ${pageRows}`
  return rows<Found>(
    db,
    sql`select c.id, c.code_id as code, c.start_at as start, c.end_at as "end", c.quote, c.source_id as source, c.version,
        octet_length(v.blocks) as blocksBytes, s.title, s.technique, coalesce(p.role, s.role) as role, s.participant,
        s.case_code as "case", l.kind as layer, l.person_id as person, c.made_at as madeAt,
        ${quotable} as mayQuote
      from ${pageOf(keys)} k join codings c on c.rowid = k.row join sources s on s.id = c.source_id
      join source_versions v on v.source_id = c.source_id and v.number = c.version
      join layers l on l.id = c.layer_id ${speaker}
      order by k.at, k.id`,
  )
}

async function codePaths(
  db: Db,
  study: string,
): Promise<Map<string, { name: string; path: string }>> {
  const found = await rows<{ id: string; parent: string | null; name: string; label: string }>(
    db,
    sql`select id, parent_id as parent, name, label from codes where study_id = ${study}`,
  )
  const codes = new Map(found.map((code) => [code.id, code]))
  const path = (id: string | null, below: readonly string[]): string[] => {
    const code = id === null ? undefined : codes.get(id)
    // A tree that bites its tail would have no end.
    return !code || below.includes(code.id)
      ? []
      : [...path(code.parent, [...below, code.id]), code.label]
  }
  return new Map(found.map(({ id, name }) => [id, { name, path: path(id, []).join(' / ') }]))
}

/** coder-1 coded first in this study. Layers are never deleted, so a coder keeps their number in every later export. */
async function coderNames(db: Db, study: string): Promise<Map<string, string>> {
  const found = await first<{ people: string }>(
    db,
    sql`select json_group_array(person_id) as people from (select person_id from layers
      where study_id = ${study} and kind = 'coder' order by rowid)`,
  )
  const people = JSON.parse(found?.people ?? '[]') as string[]
  return new Map(people.map((person, at) => [person, `coder-${at + 1}`]))
}

/** Minutes and seconds of the recording; an hour is 60:00 and not 1:00:00. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
