// Versions of the codebook by name: which wording of each code stood on a day. Written once; a round may go by one.
import { type SQL, sql } from 'drizzle-orm'
import type { InferOutput } from 'valibot'
import type {
  CodebookName,
  CodebookVersion,
  CodebookVersionRow,
  VersionCode,
} from '../../core/wire/codebook.ts'
import type { Page } from '../../core/wire/field.ts'
import { type Deed, logged } from './audits.ts'
import { isBlind } from './blind.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import type { Eyes } from './layers.ts'

/** Made with the codes in use at that moment; the same again is the same version. */
export async function nameVersion(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { name, note }: InferOutput<typeof CodebookName>,
): Promise<'made' | 'had' | 'id-taken'> {
  const [made] = await together(db, [
    db.run(sql`insert into codebook_versions (id, study_id, number, name, note, codes, made_by, made_at)
      select ${id}, ${study}, coalesce((select max(number) from codebook_versions where study_id = ${study}), 0) + 1,
        ${name}, ${note}, (select json_group_array(json_array(id, revision, position)) from (
          select id, revision, position from codes where study_id = ${study} and retired_at is null order by position, name)),
        ${deed.actor}, ${deed.at}
      where true on conflict do nothing`),
    logged(db, deed, 'name', 'codebook', id),
  ])
  if (made) return 'made'
  const held = await first<{ isSame: number }>(
    db,
    sql`select study_id = ${study} and name = ${name} and note = ${note} as isSame from codebook_versions where id = ${id}`,
  )
  return held?.isSame ? 'had' : 'id-taken'
}

const columns = sql`b.id, b.number, b.name, b.note, json_array_length(b.codes) as codes, w.name as "by", b.made_at as "at"`

/** Who works blind reads only the versions that their rounds go by: another would tell what was redefined meanwhile. */
function isSeen(study: string, eyes: Eyes): SQL {
  if (eyes.all) return sql`true`
  return sql`(not ${isBlind(study, eyes.person)} or b.id in (select r.codebook_id from round_people p
    join rounds r on r.id = p.round_id where p.study_id = ${study} and p.person_id = ${eyes.person} and p.is_open = 1))`
}

/** Newest first. */
export async function listVersions(
  db: Db,
  study: string,
  eyes: Eyes,
  cursor: Cursor,
): Promise<Page<CodebookVersionRow>> {
  const before = cursor.after ? Number(cursor.after[0]) : Number.MAX_SAFE_INTEGER
  const found = await rows<CodebookVersionRow>(
    db,
    sql`select ${columns} from codebook_versions b join people w on w.id = b.made_by
      where b.study_id = ${study} and b.number < ${before} and ${isSeen(study, eyes)}
      order by b.number desc limit ${cursor.limit + 1}`,
  )
  return page(found, cursor, (row) => [String(row.number)])
}

export async function findVersion(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
): Promise<CodebookVersion | null> {
  const row = await first<CodebookVersionRow>(
    db,
    sql`select ${columns} from codebook_versions b join people w on w.id = b.made_by
      where b.id = ${id} and b.study_id = ${study} and ${isSeen(study, eyes)}`,
  )
  if (!row) return null
  const book = await rows<VersionCode>(
    db,
    sql`select v.code_id as id, v.revision, v.parent_id as parent, v.name, v.label, v.definition, v.include, v.exclude,
        v.example, v.hue, j.value ->> 2 as position
      from codebook_versions b, json_each(b.codes) j
      join code_wordings v on v.code_id = j.value ->> 0 and v.revision = j.value ->> 1
      where b.id = ${id} order by j.key`,
  )
  return { ...row, book }
}
