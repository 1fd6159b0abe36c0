// The coded sources of a study, a few at a time, with their live codings and whose words each quotes: what segments,
// matrices, agreement and co-occurrence are made of. In the order in which sources were added, so that each text is
// read once.
import { sql } from 'drizzle-orm'
import { first, list, rows } from '../db.ts'
import { quotable } from '../pieces.ts'
import { readable } from '../sources.ts'
import { type Voice, voicesOf } from '../voices.ts'
import { after, between, type Ground, within } from './ground.ts'

export type CodedSource = {
  id: string
  addedAt: string
  title: string
  technique: string
  participant: string | null
  role: string | null
  case: string | null
  occurredOn: string | null
  version: number
  coded: number
  bytes: number
  blocksBytes: number
  mayQuote: number
}

export type Coding = {
  id: string
  source: string
  code: string
  start: number
  end: number
  quote: string
  layer: 'coder' | 'consensus'
  person: string | null
  madeAt: string
  weight: number | null
  note: string
  memo: string | null
  voice: Voice
}

export type CodedPage = {
  sources: CodedSource[]
  codings: Coding[]
  /** Codings of somebody who withdrew: they are not among them. */
  withdrawn: number
  next: string | null
}

const pageSources = 1_500
const pageCodings = 3_000
const pageBytes = 8_000_000

/**
 * With `whole`, a source is never cut: all its codings are in one page; with `uncoded`, sources that nobody coded are among
 * them. Four questions.
 */
export async function codedPage(
  ground: Ground,
  cursor: string | null,
  whole: boolean,
  uncoded = false,
): Promise<CodedPage> {
  const { db, study } = ground
  const [addedAt = '', id = '', start, coding = ''] = after(cursor)
  const found = await sourcesAfter(ground, addedAt, id, start !== undefined, uncoded)
  const sources = fitting(found)
  if (sources.length === 0) return { sources, codings: [], withdrawn: 0, next: null }
  const begun = start === undefined ? null : { source: id, start: Number(start), coding }
  const read = await codingsIn(ground, sources, begun, whole ? -1 : pageCodings)
  const byId = new Map(sources.map((source) => [source.id, source]))
  const spoken = read.map((row) => {
    const source = byId.get(row.source) as CodedSource
    const { version, blocksBytes, participant, role, mayQuote } = source
    return { ...row, version, blocksBytes, participant, role, mayQuote }
  })
  const voices = await voicesOf(db, study.id, spoken)
  const roles = ground.filter.roles
  const codings = read.flatMap((row): Coding[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    if (roles !== undefined && !roles.includes(voice.role ?? '')) return []
    return [{ ...row, voice }]
  })
  const withdrawn = read.filter((row) => voices.get(row.id)?.isWithdrawn).length
  const isLast =
    found.length < pageSources &&
    sources.length === found.length &&
    (whole || read.length < pageCodings)
  return { sources, codings, withdrawn, next: isLast ? null : nextOf(sources, read, whole) }
}

function nextOf(sources: CodedSource[], read: Omit<Coding, 'voice'>[], whole: boolean): string {
  const last = read.at(-1)
  const source = sources.find((one) => one.id === last?.source)
  if (!whole && read.length === pageCodings && last && source)
    return JSON.stringify([source.addedAt, source.id, String(last.start), last.id])
  const end = sources.at(-1) as CodedSource
  return JSON.stringify([end.addedAt, end.id])
}

function sourcesAfter(
  ground: Ground,
  addedAt: string,
  id: string,
  isBegun: boolean,
  uncoded: boolean,
): Promise<CodedSource[]> {
  const { db, study, filter, until } = ground
  const from = isBegun ? sql`>=` : sql`>`
  return rows<CodedSource>(
    db,
    sql`select s.id, s.added_at as addedAt, s.title, s.technique, s.participant, coalesce(p.role, s.role) as role,
        s.case_code as "case", s.occurred_on as occurredOn, v.number as version, s.coded,
        octet_length(v.text) + octet_length(v.blocks) as bytes, octet_length(v.blocks) as blocksBytes, ${quotable} as mayQuote
      from sources s
      join source_versions v on v.source_id = s.id and v.number = (select max(number) from source_versions where source_id = s.id)
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      where s.study_id = ${study.id} and (s.added_at, s.id) ${from} (${addedAt}, ${id}) and s.added_at <= ${until}
        ${uncoded ? sql`` : sql`and s.coded > 0`} and ${readable} ${between(sql`s.occurred_on`, filter)} ${within(sql`s.case_code`, filter.cases)}
        ${within(sql`s.technique`, filter.techniques)}
      order by s.added_at, s.id limit ${pageSources}`,
  )
}

/** The first is always in, however heavy it is. */
function fitting(found: readonly CodedSource[]): CodedSource[] {
  let codings = 0
  let bytes = 0
  return found.filter((source, at) => {
    codings += source.coded
    bytes += source.bytes
    return at === 0 || (codings <= pageCodings && bytes <= pageBytes)
  })
}

function codingsIn(
  { db, filter, until }: Ground,
  sources: readonly CodedSource[],
  begun: { source: string; start: number; coding: string } | null,
  most: number,
): Promise<Omit<Coding, 'voice'>[]> {
  const order = JSON.stringify(sources.map((source) => source.id))
  const past =
    begun === null
      ? sql``
      : sql`and (c.source_id <> ${begun.source} or (c.start_at, c.id) > (${begun.start}, ${begun.coding}))`
  return rows<Omit<Coding, 'voice'>>(
    db,
    sql`select c.id, c.source_id as source, c.code_id as code, c.start_at as start, c.end_at as "end", c.quote,
        l.kind as layer, l.person_id as person, c.made_at as madeAt, c.weight, c.note,
        (select group_concat(m.text, char(10)) from memos m where m.study_id = c.study_id and m.target_kind = 'coding'
          and m.target_id = c.id and m.removed_at is null and m.is_private = 0) as memo
      from json_each(${order}) j join codings c on c.source_id = j.value
      join layers l on l.id = c.layer_id
      where c.removed_at is null and c.unfit_at is null and c.made_at <= ${until} ${past}
        ${within(sql`c.code_id`, filter.codes)} ${filter.layer === undefined ? sql`` : sql`and l.kind = ${filter.layer}`}
      order by j.key, c.start_at, c.id limit ${most}`,
  )
}

export type Codes = Map<string, { name: string; label: string; path: string }>

/** Every code with the labels that lead to it, in the codebook's order. */
export async function codesOf({ db, study }: Ground): Promise<Codes> {
  const found = await rows<{ id: string; parent: string | null; name: string; label: string }>(
    db,
    sql`select id, parent_id as parent, name, label from codes where study_id = ${study.id} order by position, name`,
  )
  const codes = new Map(found.map((code) => [code.id, code]))
  const path = (id: string | null, below: readonly string[]): string[] => {
    const code = id === null ? undefined : codes.get(id)
    // A tree that bites its tail would have no end.
    return !code || below.includes(code.id)
      ? []
      : [...path(code.parent, [...below, code.id]), code.label]
  }
  return new Map(
    found.map(({ id, name, label }) => [id, { name, label, path: path(id, []).join(' / ') }]),
  )
}

/** coder-1 coded first in this study. Layers are never deleted, so a coder keeps their number in every later export. */
export async function codersOf({ db, study }: Ground): Promise<Map<string, string>> {
  const found = await first<{ people: string }>(
    db,
    sql`select json_group_array(person_id) as people from (select person_id from layers
      where study_id = ${study.id} and kind = 'coder' order by rowid)`,
  )
  const people = JSON.parse(found?.people ?? '[]') as string[]
  return new Map(people.map((person, at) => [person, `coder-${at + 1}`]))
}

export function coderOf({ layer, person }: Coding, coders: Map<string, string>): string | null {
  return layer === 'consensus' ? 'consensus' : (coders.get(person ?? '') ?? null)
}

/** The texts of sources in their newest version. One question. */
export async function textsOf(
  { db }: Ground,
  sources: readonly CodedSource[],
): Promise<Map<string, string>> {
  const found = await rows<{ id: string; text: string }>(
    db,
    sql`select v.source_id as id, v.text from source_versions v
      where v.source_id in ${list(sources.map(({ id }) => id))}
        and v.number = (select max(number) from source_versions where source_id = v.source_id)`,
  )
  return new Map(found.map(({ id, text }) => [id, text]))
}
