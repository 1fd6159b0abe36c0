// Segments of any combination of codes: a bounded number of codings is looked at for each page, however large the study.
import { type SQL, sql } from 'drizzle-orm'
import { quoteOf } from '../../core/coding/join.ts'
import { type Clause, type Placed, retrieve, turnOf } from '../../core/coding/retrieve.ts'
import { hiddenIn, isHidden } from '../../core/text/hidden.ts'
import { blockAt, momentAt } from '../../core/text/place.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { FoundSegment, FoundSegments, Retrieval } from '../../core/wire/retrieval.ts'
import { columns, type SegmentFound, withFindings } from './codings.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { type Db, list, rows } from './db.ts'
import { type Eyes, visibleLayers } from './layers.ts'
import { readable } from './sources.ts'
import {
  goneIn,
  informantOf,
  isInformedBy,
  isSpoken,
  isWanted,
  type Voices,
  voicesIn,
} from './texts-walk.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'

/** Codings looked at for one page. */
const mostLooked = 200
/** Others that a page's sources may hold together. */
const mostOthers = 20_000

type Where = Retrieval['where']
type Looked = SegmentFound & { case: string | null; fits: number }
type Other = Placed & { source: string; quote: string }

export async function findSegments(
  db: Db,
  study: string,
  eyes: Eyes,
  asked: Retrieval,
  cursor: Cursor,
): Promise<FoundSegments> {
  const sets = await Promise.all(
    [asked.of, ...asked.clauses.map((clause) => clause.of)].map((set) => codesOf(db, study, set)),
  )
  const [codes = [], ...others] = sets
  const clauses = asked.clauses.map(
    (clause, at): Clause => ({ ...clause, codes: new Set(others[at]) }),
  )
  const looked = await lookAt(db, study, eyes, codes, asked.where, cursor)
  const page = looked.slice(0, mostLooked)
  const last = page.at(-1)
  const fitting = page.filter((row) => row.fits === 1)
  const sources = [...new Set(fitting.map((row) => row.source))]
  const [partners, blocks] = await Promise.all([
    othersIn(db, study, eyes, sources, [...new Set(others.flat())], asked.where),
    blocksOf(db, sources),
  ])
  const voices = await voicesIn(
    db,
    study,
    [...blocks.values()].flat(),
    fitting.map((row) => row.participant),
  )
  const found = sources.flatMap((source) => {
    const turns = blocks.get(source) ?? []
    const own = fitting.filter((row) => row.source === source)
    return inSource(own, partners.get(source) ?? [], clauses, { turns, voices }, asked)
  })
  const order = new Map(fitting.map((row, at) => [row.id, at]))
  return {
    rows: found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    next: looked.length > mostLooked && last ? encodeCursor([last.madeAt, last.id]) : null,
    looked: page.length,
  }
}

/** The codes of a set, with those below them when they are meant. */
async function codesOf(
  db: Db,
  study: string,
  { codes, below }: { codes: string[]; below: boolean },
): Promise<string[]> {
  const top = sql`select c.id from codes c where c.id in ${list(codes)} and c.study_id = ${study}`
  const found = await rows<{ id: string }>(
    db,
    below
      ? sql`with recursive tree(id) as (${top} union
          select c.id from codes c join tree t on c.study_id = ${study} and c.parent_id = t.id) select id from tree limit 1000`
      : top,
  )
  return found.map(({ id }) => id)
}

/** Whose codings: the layers that the asker may see, narrowed to what was asked for. */
function layersWanted(study: string, eyes: Eyes, { coder, layer }: Where): SQL {
  const own = sql`y.person_id = ${eyes.person}`
  return sql`(select y.id from layers y where y.study_id = ${study} and y.id in ${visibleLayers(study, eyes)}
    ${coder === undefined ? sql`` : sql`and y.person_id = ${coder}`}
    ${layer === 'mine' ? sql`and ${own}` : sql``}
    ${layer === 'other' ? sql`and y.kind = 'coder' and not ${own}` : sql``}
    ${layer === 'consensus' ? sql`and y.kind = 'consensus'` : sql``})`
}

/** The next codings of these codes in the order they were made, one more than a page; those that do not fit come without their words. */
function lookAt(
  db: Db,
  study: string,
  eyes: Eyes,
  codes: readonly string[],
  where: Where,
  cursor: Cursor,
): Promise<Looked[]> {
  const [at, id] = cursor.after ?? []
  const layers = layersWanted(study, eyes, where)
  const range = sql`x.code_id = j.value and x.removed_at is null and x.unfit_at is null
    ${at === undefined || id === undefined ? sql`` : sql`and (x.made_at, x.id) > (${at}, ${id})`}
    ${where.from === undefined ? sql`` : sql`and x.made_at >= ${where.from}`}
    ${where.to === undefined ? sql`` : sql`and x.made_at < ${`${where.to}U`}`}
    order by x.made_at, x.id limit ${mostLooked + 1}`
  const isEverybodys = eyes.all && where.coder === undefined && where.layer === undefined
  // One index range for each code, or for each code in each layer: nobody's page walks over what is not theirs.
  const next = where.source
    ? sql`from ${list(codes)} j cross join codings c on c.id in (select x.id from codings x
        where x.source_id = ${where.source} and x.layer_id in ${layers} and ${range})`
    : isEverybodys
      ? sql`from ${list(codes)} j cross join codings c on c.id in (select x.id from codings x where x.study_id = ${study} and ${range})`
      : sql`from ${list(codes)} j cross join ${layers} y cross join codings c on c.id in (select x.id from codings x
          where x.layer_id = y.id and ${range})`
  const fits = sql`(${readable} and ${isWanted(where)}
    ${where.least === undefined ? sql`` : sql`and coalesce(c.weight >= ${where.least}, 0)`}
    ${where.most === undefined ? sql`` : sql`and coalesce(c.weight <= ${where.most}, 0)`})`
  return rows<Looked>(
    db,
    sql`select ${columns(eyes)}, s.id as source, c.version, s.title, s.technique, s.participant,
        coalesce(p.role, s.role) as role, s.case_code as "case", ${fits} as fits
      ${next} and c.study_id = ${study}
      join sources s on s.id = c.source_id join layers l on l.id = c.layer_id join people w on w.id = c.made_by
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      order by c.made_at, c.id limit ${mostLooked + 1}`,
  )
}

async function othersIn(
  db: Db,
  study: string,
  eyes: Eyes,
  sources: readonly string[],
  codes: readonly string[],
  where: Where,
): Promise<Map<string, Other[]>> {
  if (sources.length === 0 || codes.length === 0) return new Map()
  const found = await rows<Other>(
    db,
    sql`select c.id, c.code_id as code, c.source_id as source, c.start_at as start, c.end_at as "end", c.quote
      from ${list(sources)} i cross join ${list(codes)} j cross join codings c on c.source_id = i.value and c.code_id = j.value
      where c.removed_at is null and c.unfit_at is null and c.layer_id in ${layersWanted(study, eyes, where)}
      limit ${mostOthers}`,
  )
  const bySource = new Map<string, Other[]>()
  for (const one of found) bySource.set(one.source, [...(bySource.get(one.source) ?? []), one])
  return bySource
}

async function blocksOf(db: Db, sources: readonly string[]): Promise<Map<string, Block[]>> {
  const found = await rows<{ source: string } & ToldRow>(
    db,
    sql`select v.source_id as source, v.blocks, ${told(sql`v.source_id`, sql`v.number`)}
      from ${list(sources)} j cross join source_versions v on v.source_id = j.value
        and v.number = (select max(number) from source_versions where source_id = j.value)`,
  )
  return new Map(found.map(({ source, ...row }) => [source, toldBlocks(row)]))
}

function inSource(
  all: readonly Looked[],
  told: readonly Other[],
  clauses: readonly Clause[],
  { turns: blocks, voices }: { turns: readonly Block[]; voices: Voices },
  { show, where }: Retrieval,
): FoundSegment[] {
  const hidden = hiddenIn(blocks, goneIn(voices))
  const stands = (one: { start: number; end: number }) => !isHidden(one, hidden)
  const others = told.filter(stands)
  const own = all.filter((row) => {
    const block = blockAt(blocks, row.start)
    if (!stands(row) || !isInformedBy(block, row, voices, where)) return false
    return isInTurn(block, row.participant, where)
  })
  const starts = blocks.map(({ start }) => start)
  const byId = new Map([...others, ...own].map((one) => [one.id, one]))
  const rowOf = new Map(own.map((row) => [row.id, row]))
  return retrieve(own, others, clauses, starts, show).flatMap(({ id, start, end, by }) => {
    const row = rowOf.get(id)
    // What lies between two segments may be somebody else's words.
    if (!row || !stands({ start, end })) return []
    const { source, title, technique, fits: _, ...rest } = withFindings(row)
    const partners = by.flatMap((other) => byId.get(other) ?? [])
    const block = blockAt(blocks, start)
    return [
      {
        ...rest,
        ...informantOf(blockAt(blocks, row.start), row, voices),
        key: `${id} ${start} ${end}`,
        start,
        end,
        quote: quoteOf({ start, end }, [row, ...partners]) ?? row.quote,
        own: { start: row.start, end: row.end },
        source: { id: source, title, technique },
        speaker: block?.speaker ?? null,
        question: block?.question ?? null,
        turn: turnOf(starts, start) + 1,
        timeMs: momentAt(blocks, start),
        with: [...new Set(partners.map(({ code }) => code))],
      },
    ]
  })
}

function isInTurn(
  block: Block | null,
  participant: string | null,
  { question, speaker }: Where,
): boolean {
  if (question !== undefined && block?.question !== question) return false
  return speaker === undefined || (block !== null && isSpoken(block, participant, speaker))
}
