// Names in sources: where they stand in the newest texts, and which earlier texts still hold what was replaced since.
import { type SQL, sql } from 'drizzle-orm'
import { type Occurrence, occurrenceFinder } from '../../core/pseudonym/find.ts'
import { nameFinder } from '../../core/pseudonym/spoken.ts'
import type { Subject } from '../../core/pseudonym/subject.ts'
import { covered, hiddenIn } from '../../core/text/hidden.ts'
import type { Page } from '../../core/wire/field.ts'
import type { NameFound, NamesIn } from '../../core/wire/pseudonym.ts'
import { sha256 } from '../secret.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { type Db, first, rows } from './db.ts'
import { pageBytes } from './exports.ts'
import { goneAmong } from './gone.ts'
import { refusedAmong, subjectsOf } from './pseudonyms.ts'
import { readable } from './sources.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'

/**
 * The version of a source in which names were last replaced, 0 where none were: the texts before it hold them, and
 * only those who may read names read these.
 */
export function namedBefore(source: SQL): SQL {
  return sql`coalesce((select max(number) from source_versions where source_id = ${source} and kind = 'pseudonym'), 0)`
}

/** Whether this version of the source holds names that were replaced since. */
export async function holdsNames(
  db: Db,
  study: string,
  id: string,
  version: number,
): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from sources s where s.id = ${id} and s.study_id = ${study} and ${version} < ${namedBefore(sql`s.id`)}`,
  )
  return found !== null
}

/** As much as stands around a name. */
const aroundChars = 60
/** As much of it as tells the place of a refusal: the less, the less another name's replacement changes it. */
const nearChars = 16
/** As many as a person looks at in one source before they are asked for more. */
const mostOfSource = 1_000
/** As many as are held against what was refused: a text may name somebody in every line. */
const mostMarked = 3_000

type Text = {
  source: string
  title: string
  version: number
  text: string
} & ToldRow
const newestText = sql`s.id as source, s.title, v.number as version, v.text, v.blocks,
    ${told(sql`v.source_id`, sql`v.number`)}
  from sources s join source_versions v on v.source_id = s.id
    and v.number = (select max(number) from source_versions where source_id = s.id)`

/** Tells whether a few words name somebody, by a whole name or a part of one. */
export async function nameTeller(db: Db, study: string): Promise<(words: string) => boolean> {
  const find = occurrenceFinder(await subjectsOf(db, study))
  return (words) => find(words).length > 0
}

export async function namesIn(db: Db, study: string, id: string): Promise<NamesIn | null> {
  const text = await first<Text>(
    db,
    sql`select ${newestText} where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!text) return null
  const [one] = await lookThrough(db, study, await subjectsOf(db, study), [text])
  return one ?? null
}

/** Newest sources first, as many as can be held at once: those without a name are among them, so that one sees how far it is. */
export async function namesInSources(
  db: Db,
  study: string,
  cursor: Cursor,
): Promise<Page<NamesIn>> {
  const [at, id] = cursor.after ?? []
  const found = await rows<Text & { addedAt: string }>(
    db,
    sql`select * from (
      select *, sum(bytes) over (order by addedAt desc, source desc rows unbounded preceding) as upTo from (
        select s.added_at as addedAt, octet_length(v.text) + octet_length(v.blocks) as bytes, ${newestText}
        where s.study_id = ${study}
          ${at === undefined || id === undefined ? sql`` : sql`and (s.added_at, s.id) < (${at}, ${id})`} and ${readable}
        order by s.added_at desc, s.id desc limit ${cursor.limit}))
      where upTo - bytes < ${pageBytes} order by addedAt desc, source desc`,
  )
  const last = found.at(-1)
  const subjects = last ? await subjectsOf(db, study) : []
  const isWhole = last === undefined || (await isNoneAfter(db, study, last))
  return {
    rows: await lookThrough(db, study, subjects, found),
    next: last && !isWhole ? encodeCursor([last.addedAt, last.source]) : null,
  }
}

async function isNoneAfter(
  db: Db,
  study: string,
  { addedAt, source }: { addedAt: string; source: string },
): Promise<boolean> {
  const next = await first(
    db,
    sql`select 1 from sources s where s.study_id = ${study} and (s.added_at, s.id) < (${addedAt}, ${source})
      and ${readable} limit 1`,
  )
  return next === null
}

async function lookThrough(
  db: Db,
  study: string,
  subjects: readonly Subject[],
  texts: readonly Text[],
): Promise<NamesIn[]> {
  const find = occurrenceFinder(subjects)
  const inTitle = nameFinder(
    subjects.flatMap(({ id, names }) => names.map((called) => ({ called, means: id }))),
  )
  const read = texts.map((row) => ({ ...row, blocks: toldBlocks(row) }))
  const gone = await goneAmong(
    db,
    study,
    read.map(({ blocks }) => blocks),
  )
  const looked = await Promise.all(
    read.map(async ({ source, title, version, text, blocks }) => {
      const shown = covered(text, hiddenIn(blocks, gone))
      const all = find(shown, blocks)
      const found = await marked(source, shown, all)
      const beyond = all.length - found.length
      return { beyond, source, title, version, found, isTitled: inTitle(title).length > 0 }
    }),
  )
  const marks = looked.flatMap(({ found }) => found.map(({ mark }) => mark))
  const refused = await refusedAmong(db, study, marks)
  return looked.map(({ beyond, ...one }) => {
    const open = one.found.filter(({ mark }) => !refused.has(mark))
    const found = open.slice(0, mostOfSource)
    return { ...one, found, left: open.length - found.length + beyond }
  })
}

/** Those places that nobody said to be no name. */
export async function openPlaces(
  db: Db,
  study: string,
  source: string,
  text: string,
  all: readonly Occurrence[],
): Promise<Occurrence[]> {
  const found = await marked(source, text, all, all.length)
  const refused = await refusedAmong(
    db,
    study,
    found.map(({ mark }) => mark),
  )
  return found.filter(({ mark }) => !refused.has(mark))
}

/** The first of them, each with what stands around it and what it is refused by. */
function marked(
  source: string,
  text: string,
  all: readonly Occurrence[],
  most = mostMarked,
): Promise<NameFound[]> {
  return Promise.all(
    all.slice(0, most).map(async (one, at) => {
      const words = text.slice(one.start, one.end)
      const before = text.slice(Math.max(0, one.start - aroundChars), one.start).toWellFormed()
      const after = text.slice(one.end, one.end + aroundChars).toWellFormed()
      const near = nearBy(text, one, all[at - 1], all[at + 1])
      const mark = (await sha256(JSON.stringify([source, words, ...near]))).slice(0, 32)
      return { ...one, words, before, after, mark }
    }),
  )
}

type Stretch = { start: number; end: number }

/** Up to the next name or code on either side, so that a name that is replaced there does not change it. */
function nearBy(
  text: string,
  { start, end }: Stretch,
  last: Stretch | undefined,
  next: Stretch | undefined,
): [string, string] {
  const before = text.slice(Math.max(start - nearChars, last?.end ?? 0), start)
  const after = text.slice(end, Math.min(end + nearChars, next?.start ?? text.length))
  return [before.slice(before.lastIndexOf(']') + 1), after.split('[', 1)[0] ?? '']
}
