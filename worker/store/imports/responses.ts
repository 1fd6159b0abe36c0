// Responses that were collected with another program. They are checked, scored and made into sources as a phone's are, when
// they are laid aside; brought in, they become the same rows by the same statements.
import { type SQL, sql } from 'drizzle-orm'
import { filesIn, withoutFiles } from '../../../core/answer/files.ts'
import { canonical } from '../../../core/instrument/canonical.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { ImportKind, ImportRowOf } from '../../../core/wire/import-rows.ts'
import type { Response } from '../../../core/wire/response.ts'
import { sha256 } from '../../secret.ts'
import { type Db, first, list, rows as rowsOf } from '../db.ts'
import { frozenInstruments } from '../instruments.ts'
import { judge } from '../judge-response.ts'
import { fileRows, insertFiles } from '../response-files.ts'
import {
  insertPrompts,
  insertResponses,
  insertSources,
  insertTexts,
  responseRow,
  wordRows,
} from '../response-rows.ts'
import { derivedId } from './derive.ts'
import {
  type Fault,
  type Ground,
  type Kind,
  newRows,
  type StagedRow,
  type StageGround,
  said,
  stagedRows,
} from './ground.ts'

/** D1 refuses parameters of 2 MB; quotes and letters of several bytes take their part. */
const rowChars = 900_000

export const responses: Kind = {
  table: 'responses',
  async stage(ground, rows: readonly ImportRowOf<'response'>[]) {
    const { db, study } = ground
    const known = await instrumentsOf(ground, [...new Set(rows.map(({ version }) => version))])
    const about = await aboutStudy(db, study)
    const staged: StagedRow[] = []
    for (const [at, { key, version, judged, response }] of rows.entries()) {
      const id = await derivedId(study, 'response', key)
      const whole = { ...response, id, version, task: null }
      const told = await judge(whole, known.get(version), about, true)
      if ('problem' in told) return faultOf(at, told.problem)
      const { sound } = told
      const { texts, titles, prompts } = wordRows([sound], null)
      const [words] = texts
      // Laid aside it is one parameter, in which its body and its words stand within JSON.
      const chars = sound.body.length + (words ? words.text.length + words.blocks.length : 0)
      if (chars > rowChars) return { at: `${at}.response`, reason: 'import.row-long' }
      staged.push({
        key,
        body: {
          ...responseRow(sound, null),
          judged: judged === 'accepted' ? judged : null,
          content: await sha256(contentOf(whole)),
          name: sound.title,
          title: titles[0]?.title ?? null,
          textHash: words?.hash ?? null,
          length: words?.length ?? 0,
          prompts: prompts.map(({ code, answered }) => ({ code, answered })),
          files: fileRows(sound),
        },
        ...(words && { text: words.text, blocks: words.blocks }),
      })
    }
    return staged
  },
  fates,
  move(db, deed, ground, when) {
    const { study, id } = ground
    const aside = stagedRows(ground, 'response')
    const from = (value: SQL, more = sql``) =>
      sql`(select ${value} as value from ${aside} ${more}) j`
    const worded = sql`and ${said('title')} is not null and ${when}`
    const named = sql`'id', r.id, 'kept', ${said('hash')}, 'source', r.id`
    return [
      db.run(sql`insert into devices (id, study_id, hash, label, enrolled_by, enrolled_at, app, number, revoked_at, import_id)
        select i.id, i.study_id, 'import ' || i.id, coalesce(nullif(i.product, ''), i.file_name), ${deed.actor}, ${deed.at},
          substr(i.product, 1, 40),
          (select coalesce(max(d.number), 0) + 1 from devices d where d.study_id = i.study_id), ${deed.at}, i.id
        from imports i where i.id = ${id} and ${when} and exists (select 1 from ${newRows(ground, 'response')})`),
      insertResponses(
        db,
        deed,
        { study, device: id, import: id },
        sql`(select r.body as value from ${newRows(ground, 'response')} and ${when}) j`,
      ),
      insertSources(db, deed, from(sql`json_object(${named}, 'title', ${said('title')})`, worded)),
      insertTexts(
        db,
        deed,
        from(
          sql`json_object(${named}, 'number', 1, 'hash', ${said('textHash')}, 'length', ${said('length')}, 'text', r.text,
            'blocks', r.blocks)`,
          worded,
        ),
        true,
      ),
      insertPrompts(
        db,
        deed,
        sql`(select json_object(${named}, 'code', p.value ->> 'code', 'answered', p.value ->> 'answered') as value
          from import_rows r, json_each(r.body, '$.prompts') p where r.import_id = ${id} and r.kind = 'response' and ${when}) j`,
      ),
      insertFiles(
        db,
        deed,
        study,
        sql`(select p.value from import_rows r, json_each(r.body, '$.files') p
          where r.import_id = ${id} and r.kind = 'response' and ${when}) j`,
      ),
    ]
  },
}

/** What was answered, and about whom; whether its files came along makes no difference. */
function contentOf(response: Response): string {
  const { participant, case: place, answers } = response
  const files = new Set(filesIn({ answers }).map(({ file }) => file))
  return canonical({ answers: withoutFiles(answers, files), participant, case: place })
}

function faultOf(at: number, { code, details }: { code: string; details: object }): Fault {
  const { question = '' } = details as { question?: string }
  return { at: `${at}.response.answers.${question}`, reason: code }
}

async function aboutStudy(db: Db, study: string): Promise<{ zone: string; language: string }> {
  const found = await first<{ zone: string; language: string }>(
    db,
    sql`select zone, language from studies where id = ${study}`,
  )
  return found ?? { zone: 'UTC', language: 'id' }
}

/** Versions of the study, and those that were laid aside before. */
async function instrumentsOf(
  { db, study, id }: StageGround,
  hashes: string[],
): Promise<Map<string, Instrument>> {
  const known = await frozenInstruments(db, study, hashes)
  const missing = hashes.filter((hash) => !known.has(hash))
  if (missing.length === 0) return known
  const aside = await rowsOf<{ key: string; text: string }>(
    db,
    sql`select key, text from import_rows where import_id = ${id} and kind = 'instrument' and key in ${list(missing)}`,
  )
  return new Map([...known, ...aside.map(({ key, text }) => [key, JSON.parse(text)] as const)])
}

function fates(ground: Ground): SQL {
  const { study } = ground
  const among = (table: SQL, column: SQL, kind: ImportKind, value: SQL) => sql`(${value} is null
    or exists (select 1 from ${table} t where t.study_id = ${study} and ${column} = ${value})
    or exists (select 1 from import_rows c where c.import_id = ${ground.id} and c.kind = ${kind} and c.key = ${value}
      and c.fate <> 'out'))`
  const reason = sql`case
    when k.here = 1 then iif(k.same, null, 'response-changed')
    when not ${among(sql`instrument_versions`, sql`t.hash`, 'instrument', sql`k.version`)} then 'rests-on-nothing'
    when not ${among(sql`participants`, sql`t.code`, 'participant', sql`k.participant`)} then 'participant-unknown'
    when not ${among(sql`cases`, sql`t.code`, 'case', sql`k.place`)} then 'case-unknown' end`
  return sql`select w.key, w.id as thing, w.name, w.reason,
      case when w.reason is not null then 'out' when w.here then 'here' else 'new' end as fate
    from (select k.*, ${reason} as reason from (
      select r.key, r.id, ${said('name')} as name, ${said('version')} as version, ${said('participant')} as participant, ${said('case')} as place,
          exists (select 1 from responses p where p.id = r.id) as here,
          exists (select 1 from responses p where (p.id = r.id or p.root_id = r.id) and p.content_hash = ${said('content')}) as same
        from ${stagedRows(ground, 'response')}) k) w`
}
