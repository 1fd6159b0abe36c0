// Sources: anything that can be coded. Their text never changes; a consent withdrawn takes it out of sight at once.
import { type SQL, sql } from 'drizzle-orm'
import type { PromptCover } from '../../core/coding/prompts.ts'
import { covered } from '../../core/text/hidden.ts'
import type { Block, NewSource, Source, SourceAbout, SourceRow } from '../../core/wire/coding.ts'
import type { Page } from '../../core/wire/field.ts'
import type { Speaker } from '../../core/wire/listening.ts'
import { type Deed, logged } from './audits.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, rows, together } from './db.ts'
import { hiddenOf } from './gone.ts'
import { type Eyes, visibleLayers } from './layers.ts'
import { namedBefore } from './named.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'

/**
 * True of a source `s` that may be read: its participant has not withdrawn. A consent given again, or an older one that stands,
 * lifts it; a source whose participant has never been asked is not blocked by that.
 */
export const readable: SQL = sql`(s.participant is null or ${speaksStill(sql`s.study_id`, sql`s.participant`)})`

/** True of a participant who was never asked, or agrees still. */
export function speaksStill(study: SQL, participant: SQL): SQL {
  const consents = sql`select 1 from consents k where k.study_id = ${study} and k.participant = ${participant}`
  return sql`(exists (${consents} and k.withdrawn_at is null) or not exists (${consents}))`
}

function columns(study: string, eyes: Eyes): SQL {
  return sql`s.id, s.title, s.technique, s.participant, coalesce(p.role, s.role) as role, s.case_code as "case",
    s.occurred_on as occurredOn, s.response_id as response, s.version as instrument,
    v.length_chars as lengthChars, s.added_at as addedAt, s.machine_made_at as machineMadeAt,
    (select coalesce(sum(t.n), 0) from source_tallies t
      where t.layer_id in ${visibleLayers(study, eyes)} and t.source_id = s.id) as codings`
}

const newest = inVersion(sql`(select max(number) from source_versions where source_id = s.id)`)

function inVersion(version: number | SQL): SQL {
  return sql`join source_versions v on v.source_id = s.id and v.number = ${version}
  left join participants p on p.study_id = s.study_id and p.code = s.participant`
}

export async function listSources(
  db: Db,
  study: string,
  eyes: Eyes,
  technique: string | undefined,
  cursor: Cursor,
): Promise<Page<SourceRow>> {
  const [at, id] = cursor.after ?? []
  const found = await rows<SourceRow>(
    db,
    sql`select ${columns(study, eyes)} from sources s ${newest}
      where s.study_id = ${study} ${technique === undefined ? sql`` : sql`and s.technique = ${technique}`}
        ${at === undefined || id === undefined ? sql`` : sql`and (s.added_at, s.id) < (${at}, ${id})`}
        and ${readable}
      order by s.added_at desc, s.id desc limit ${cursor.limit + 1}`,
  )
  return page(found, cursor, (row) => [row.addedAt, row.id])
}

type WholeFound = SourceRow &
  ToldRow & {
    version: number
    newest: number
    text: string
    origin: string | null
    fileHash: string | null
    fileName: string | null
    scopes: string | null
  }

/** The original of a text whose names were replaced is not named to those who may not read names: its own name may be one. */
export async function findSource(
  db: Db,
  study: string,
  eyes: Eyes,
  mayName: boolean,
  id: string,
  version?: number,
): Promise<Source | null> {
  const hidesFile = mayName ? sql`false` : sql`${namedBefore(sql`s.id`)} > 0`
  const found = await first<WholeFound>(
    db,
    sql`select ${columns(study, eyes)}, v.number as version,
        (select max(number) from source_versions where source_id = s.id) as newest, v.text, v.blocks,
        ${told(sql`s.id`, sql`v.number`)}, s.origin,
        iif(${hidesFile}, null, s.file_hash) as fileHash, s.file_name as fileName,
        (select k.scopes from consents k where k.study_id = s.study_id and k.participant = s.participant
          and k.withdrawn_at is null order by k.given_at desc limit 1) as scopes
      from sources s ${version === undefined ? newest : inVersion(version)} where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!found) return null
  const { text, blocks: raw, toldSpeakers, toldMoments, origin, ...row } = found
  const { fileHash, fileName, scopes, ...rest } = row
  const blocks = toldBlocks({ blocks: raw, toldSpeakers, toldMoments })
  return {
    ...rest,
    text: covered(text, await hiddenOf(db, study, blocks)),
    blocks,
    speakers: JSON.parse(toldSpeakers) as Speaker[],
    origin: origin === null ? null : (JSON.parse(origin) as NewSource['origin']),
    file: fileHash === null ? null : { hash: fileHash, name: fileName ?? '' },
    consentScopes: scopes === null ? null : (JSON.parse(scopes) as string[]),
  }
}

/** The newest text as it may be read, to hold a quotation against: nobody quotes what is covered. */
export async function newestText(
  db: Db,
  study: string,
  id: string,
): Promise<{ number: number; text: string } | null> {
  const found = await first<ToldRow & { number: number; text: string }>(
    db,
    sql`select v.number, v.text, v.blocks, ${told(sql`v.source_id`, sql`v.number`)}
      from sources s join source_versions v on v.source_id = s.id
      where s.id = ${id} and s.study_id = ${study} and ${readable} order by v.number desc limit 1`,
  )
  if (!found) return null
  const { number, text, ...row } = found
  return { number, text: covered(text, await hiddenOf(db, study, toldBlocks(row))) }
}

/** A source as it goes in: its text normal, its blocks found, its prompts counted. */
export type SoundSource = Omit<NewSource, 'blocks'> & {
  blocks: Block[]
  textHash: string
  prompts: PromptCover[]
}

/** Why it was not kept is asked only afterwards, so that the keeping itself is one step. */
export type Kept =
  | { outcome: 'made' | 'had' | 'id-taken' }
  | { outcome: 'unknown'; what: 'participant' | 'case' | 'version' }

export async function addSource(
  db: Db,
  deed: Deed,
  study: string,
  source: SoundSource,
): Promise<Kept> {
  const origin = source.origin === null ? null : JSON.stringify(source.origin)
  const [made] = await together(db, [
    db.run(sql`
      insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on, version, origin,
        file_hash, file_name, added_at, added_by, machine_made_at)
      select ${source.id}, ${study}, ${source.title}, ${source.technique}, ${source.participant}, ${source.role},
        ${source.case}, ${source.occurredOn}, ${source.version}, ${origin}, ${source.file?.hash ?? null},
        ${source.file?.name ?? null}, ${deed.at}, ${deed.actor}, ${source.machineMade ? deed.at : null}
      where ${mayBring(study, source.participant)}
        and ${named('cases', 'code', study, source.case)}
        and ${named('instrument_versions', 'hash', study, source.version)}
      on conflict do nothing`),
    // Each of the next two follows from the one before it: no source without a text, no audit line without a source.
    db.run(sql`
      insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at)
      select ${source.id}, 1, ${source.textHash}, ${source.text.length}, ${source.text}, ${JSON.stringify(source.blocks)},
        ${deed.at} where changes() > 0`),
    logged(db, deed, 'add', 'source', source.id, {
      technique: source.technique,
      chars: source.text.length,
    }),
    db.run(sql`
      insert into source_prompts (source_id, study_id, code_name, answered)
      select ${source.id}, ${study}, j.value ->> 'code', j.value ->> 'answered'
      from json_each(${JSON.stringify(source.prompts)}) j where changes() > 0`),
  ])
  return made ? { outcome: 'made' } : whyNot(db, study, source, origin)
}

export type AboutKept =
  | { outcome: 'made' | 'unknown-source' | 'of-response' }
  | { outcome: 'unknown'; what: 'participant' | 'case' }

/** What a response's source is follows from the response. Saying the same again changes nothing. */
export async function putAbout(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  about: SourceAbout,
): Promise<AboutKept> {
  const origin = about.origin === null ? null : JSON.stringify(about.origin)
  const isSound = sql`${mayBring(study, about.participant)} and ${named('cases', 'code', study, about.case)}`
  await together(db, [
    db.run(sql`
      update sources set title = ${about.title}, technique = ${about.technique}, participant = ${about.participant},
        role = ${about.role}, case_code = ${about.case}, occurred_on = ${about.occurredOn}, origin = ${origin}
      where id = ${id} and study_id = ${study} and response_id is null and ${isSound}
        and (title, technique, participant, role, case_code, occurred_on, origin) is not
          (${about.title}, ${about.technique}, ${about.participant}, ${about.role}, ${about.case}, ${about.occurredOn}, ${origin})
        and id in (select s.id from sources s where s.id = ${id} and ${readable})`),
    logged(db, deed, 'change', 'source', id, { technique: about.technique }),
  ])
  const found = await first<{ response: string | null; participant: number; place: number }>(
    db,
    sql`select s.response_id as response, ${mayBring(study, about.participant)} as participant,
        ${named('cases', 'code', study, about.case)} as place
      from sources s where s.id = ${id} and s.study_id = ${study} and ${readable}`,
  )
  if (!found) return { outcome: 'unknown-source' }
  if (found.response !== null) return { outcome: 'of-response' }
  if (!found.participant) return { outcome: 'unknown', what: 'participant' }
  return found.place ? { outcome: 'made' } : { outcome: 'unknown', what: 'case' }
}

/** The words of somebody who has withdrawn do not come in by another door. */
function mayBring(study: string, participant: string | null): SQL {
  if (participant === null) return sql`true`
  return sql`(${named('participants', 'code', study, participant)} and ${speaksStill(sql`${study}`, sql`${participant}`)})`
}

function named(table: string, column: string, study: string, value: string | null): SQL {
  if (value === null) return sql`true`
  return sql`exists (select 1 from ${sql.identifier(table)}
    where study_id = ${study} and ${sql.identifier(column)} = ${value})`
}

async function whyNot(
  db: Db,
  study: string,
  source: SoundSource,
  origin: string | null,
): Promise<Kept> {
  const found = await first<{ isSame: number | null; participant: number; place: number }>(
    db,
    sql`select
        (select s.study_id = ${study} and s.title = ${source.title} and s.technique = ${source.technique}
          and s.participant is ${source.participant} and s.role is ${source.role} and s.case_code is ${source.case}
          and s.occurred_on is ${source.occurredOn} and s.version is ${source.version} and s.origin is ${origin}
          and s.file_hash is ${source.file?.hash ?? null} and s.file_name is ${source.file?.name ?? null}
          and exists (select 1 from source_versions v
            where v.source_id = s.id and v.number = 1 and v.text_hash = ${source.textHash})
          from sources s where s.id = ${source.id}) as isSame,
        ${mayBring(study, source.participant)} as participant,
        ${named('cases', 'code', study, source.case)} as place`,
  )
  if (found && found.isSame !== null) return { outcome: found.isSame ? 'had' : 'id-taken' }
  if (!found?.participant) return { outcome: 'unknown', what: 'participant' }
  return { outcome: 'unknown', what: found.place ? 'version' : 'case' }
}
