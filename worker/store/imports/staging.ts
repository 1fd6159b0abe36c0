// What a file brings is laid aside part by part, outside of everything that the study shows, until somebody brings it in.
import { type SQL, sql } from 'drizzle-orm'
import { stagedBytesMost } from '../../../core/import/limits.ts'
import type { Page } from '../../../core/wire/field.ts'
import {
  type ImportChoices,
  type ImportHead,
  type ImportRow,
  type ImportState,
  noChoices,
} from '../../../core/wire/import.ts'
import type { ImportKind } from '../../../core/wire/import-rows.ts'
import { type Deed, logged } from '../audits.ts'
import { type Cursor, page } from '../cursor.ts'
import { type Db, first, rows, together, type Write } from '../db.ts'
import { mayCode } from './coders.ts'
import { derivedId } from './derive.ts'
import type { StagedRow } from './ground.ts'

/** D1 refuses parameters of 2 MB: so much of the rows goes into one statement. */
const statementChars = 500_000

export async function beginImport(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  head: ImportHead,
): Promise<'made' | 'had' | 'id-taken'> {
  const counts = JSON.stringify(head.counts)
  const left = JSON.stringify(head.left)
  const [made] = await together(db, [
    db.run(sql`insert into imports (id, study_id, file_name, file_hash, format, product, counts, left_out, choices, state,
        begun_at, begun_by)
      values (${id}, ${study}, ${head.fileName}, ${head.fileHash}, ${head.format}, ${head.product}, ${counts}, ${left},
        ${JSON.stringify(noChoices)}, 'staged', ${deed.at}, ${deed.actor}) on conflict do nothing`),
    logged(db, deed, 'begin', 'import', id, { format: head.format }),
    // The file may have been read anew, with other choices.
    db.run(sql`update imports set counts = ${counts}, left_out = ${left} where ${isStaged(study, id)}
      and file_hash = ${head.fileHash} and format = ${head.format}`),
  ])
  if (made) return 'made'
  const held = await first(
    db,
    sql`select 1 from imports where id = ${id} and study_id = ${study} and file_hash = ${head.fileHash} and format = ${head.format}`,
  )
  return held ? 'had' : 'id-taken'
}

function isStaged(study: string, id: string): SQL {
  return sql`id = ${id} and study_id = ${study} and state = 'staged'`
}

export type PartPut = 'made' | 'had' | 'too-large' | 'over' | 'unknown'

export type SentPart = { n: number; hash: string; kind: ImportKind; rows: readonly StagedRow[] }

/** Whether these very bytes are there, so that nothing has to be read to know that they are. */
export async function hasPart(
  db: Db,
  study: string,
  id: string,
  { n, hash }: Pick<SentPart, 'n' | 'hash'>,
): Promise<boolean> {
  const found = await first(
    db,
    sql`select 1 from imports i join import_parts p on p.import_id = i.id
      where i.id = ${id} and i.study_id = ${study} and i.state = 'staged' and p.n = ${n} and p.hash = ${hash}`,
  )
  return found !== null
}

/** A part that is sent anew with other bytes takes the later ones away: they may rest on what it had. */
export async function putPart(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  part: SentPart,
): Promise<PartPut> {
  const { n, hash, kind } = part
  const named = await Promise.all(
    part.rows.map(async (row) => ({ ...row, id: await derivedId(study, kind, row.key) })),
  )
  // Blocks are JSON already; written as a text within the JSON they would grow by every quotation mark.
  const chunks = chunksOf(
    named.map(({ blocks, ...row }) =>
      blocks === undefined
        ? JSON.stringify(row)
        : `${JSON.stringify(row).slice(0, -1)},"blocks":${blocks}}`,
    ),
  )
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const staged = sql`exists (select 1 from imports where ${isStaged(study, id)})`
  const differs = sql`exists (select 1 from import_parts p where p.import_id = ${id} and p.n = ${n} and p.hash <> ${hash})`
  const others = sql`(select coalesce(sum(size_bytes), 0) from import_parts where import_id = ${id} and n <> ${n})`
  const ours = sql`exists (select 1 from import_parts where import_id = ${id} and n = ${n} and request_id = ${deed.request})`
  await together(db, [
    db.run(
      sql`delete from import_rows where import_id = ${id} and part >= ${n} and ${staged} and ${differs}`,
    ),
    db.run(
      sql`delete from import_parts where import_id = ${id} and n > ${n} and ${staged} and ${differs}`,
    ),
    db.run(sql`insert into import_parts (import_id, n, hash, size_bytes, request_id)
      select ${id}, ${n}, ${hash}, ${size}, ${deed.request} where ${staged} and ${others} + ${size} <= ${stagedBytesMost}
      on conflict do update set hash = excluded.hash, size_bytes = excluded.size_bytes, request_id = excluded.request_id
        where hash <> excluded.hash`),
    ...chunks.map(
      (chunk): Write =>
        db.run(sql`insert into import_rows (import_id, kind, key, id, part, body, text, blocks)
          select ${id}, ${kind}, j.value ->> 'key', j.value ->> 'id', ${n}, j.value ->> 'body', j.value ->> 'text', j.value -> 'blocks'
          from json_each(${chunk}) j where ${ours} on conflict do nothing`),
    ),
  ])
  const told = await first<{ state: string; isOurs: number; isThere: number }>(
    db,
    sql`select state, ${ours} as isOurs,
        exists (select 1 from import_parts where import_id = ${id} and n = ${n} and hash = ${hash}) as isThere
      from imports where id = ${id} and study_id = ${study}`,
  )
  if (!told) return 'unknown'
  if (told.state !== 'staged') return 'over'
  if (told.isOurs) return 'made'
  return told.isThere ? 'had' : 'too-large'
}

function chunksOf(texts: readonly string[]): string[] {
  const chunks: string[] = []
  let held: string[] = []
  let chars = 0
  for (const text of texts) {
    if (held.length > 0 && chars + text.length > statementChars) {
      chunks.push(`[${held.join()}]`)
      held = []
      chars = 0
    }
    held.push(text)
    chars += text.length
  }
  if (held.length > 0) chunks.push(`[${held.join()}]`)
  return chunks
}

/** `coder-unknown` when somebody is named who does not code here. */
export async function putChoices(
  db: Db,
  study: string,
  id: string,
  choices: ImportChoices,
): Promise<'done' | 'over' | 'coder-unknown' | 'unknown'> {
  const people = JSON.stringify(choices.coders.map(({ person }) => person))
  const areMembers = sql`not exists (select 1 from json_each(${people}) j where not exists (
    select 1 from members m where m.study_id = ${study} and m.person_id = j.value and ${mayCode}))`
  await together(db, [
    db.run(
      sql`update imports set choices = ${JSON.stringify(choices)} where ${isStaged(study, id)} and ${areMembers}`,
    ),
  ])
  const told = await first<{ areMembers: number; state: string }>(
    db,
    sql`select ${areMembers} as areMembers, state from imports where id = ${id} and study_id = ${study}`,
  )
  if (!told) return 'unknown'
  if (told.state !== 'staged') return 'over'
  return told.areMembers ? 'done' : 'coder-unknown'
}

type Found = Omit<ImportRow, 'counts' | 'left' | 'added'> & {
  counts: string
  left: string
  added: string | null
}

const columns = sql`i.id, i.file_name as fileName, i.file_hash as fileHash, i.format, i.product, i.counts, i.left_out as left,
  w.name as "by", i.begun_at as begunAt, i.state, i.done_at as doneAt, i.undone_at as undoneAt, i.added
  from imports i join people w on w.id = i.begun_by`

function asRow({ counts, left, added, ...row }: Found): ImportRow {
  return {
    ...row,
    counts: JSON.parse(counts) as ImportRow['counts'],
    left: JSON.parse(left) as ImportRow['left'],
    added: added === null ? null : (JSON.parse(added) as ImportRow['added']),
  }
}

/** Newest first, or those of one file. */
export async function listImports(
  db: Db,
  study: string,
  file: string | undefined,
  cursor: Cursor,
): Promise<Page<ImportRow>> {
  const [at, id] = cursor.after ?? ['9999', '']
  const found = await rows<Found>(
    db,
    sql`select ${columns} where i.study_id = ${study} ${file === undefined ? sql`` : sql`and i.file_hash = ${file}`}
      and (i.begun_at, i.id) < (${at}, ${id}) order by i.begun_at desc, i.id desc limit ${cursor.limit + 1}`,
  )
  return page(found.map(asRow), cursor, (row) => [row.begunAt, row.id])
}

export async function findImport(db: Db, study: string, id: string): Promise<ImportState | null> {
  const found = await first<Found & { choices: string; parts: string }>(
    db,
    sql`select i.choices, (select json_group_array(json_object('n', p.n, 'hash', p.hash)) from import_parts p
        where p.import_id = i.id) as parts, ${columns} where i.id = ${id} and i.study_id = ${study}`,
  )
  if (!found) return null
  const { choices, parts, ...row } = found
  return {
    ...asRow(row),
    choices: JSON.parse(choices) as ImportChoices,
    parts: JSON.parse(parts) as ImportState['parts'],
  }
}

/** What was laid aside goes; nothing of it was ever in the study. */
export function clearAside(db: Db, id: string, when: SQL): [Write, Write] {
  return [
    db.run(sql`delete from import_rows where import_id = ${id} and ${when}`),
    db.run(sql`delete from import_parts where import_id = ${id} and ${when}`),
  ]
}
