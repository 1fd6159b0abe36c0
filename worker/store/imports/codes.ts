// Codes of an import: core/coding/import-plan.ts says what they would do to the codebook, and the statement that begins the
// import holds that they still would.
import { type SQL, sql } from 'drizzle-orm'
import { type FileCode, planImport } from '../../../core/coding/import-plan.ts'
import type { Code } from '../../../core/wire/coding.ts'
import type { ImportChoices, ImportFate } from '../../../core/wire/import.ts'
import { codeGuards, codeWrites } from '../code-import.ts'
import { listCodes } from '../codes.ts'
import { type Db, rows } from '../db.ts'
import { asSent, type CodesGround, type Ground, type Kind } from './ground.ts'

export const codes: Kind = {
  table: 'codes',
  stage: asSent,
  fates: ({
    codes: { places },
  }) => sql`select j.value ->> 0 as key, j.value ->> 1 as thing, j.value ->> 2 as fate,
      j.value ->> 3 as name, iif(j.value ->> 2 = 'out', 'code-retired', null) as reason
    from json_each(${JSON.stringify(places)}) j`,
  move: (db, deed, { id, study, codes: { coming } }, when) => {
    const worded = JSON.stringify(
      coming.flatMap((one) => (one.revision === null ? [] : [[one.id, one.revision]])),
    )
    const fresh = JSON.stringify(coming.flatMap((one) => (one.revision === null ? [one.id] : [])))
    return [
      ...codeWrites(db, deed, study, coming, when),
      db.run(
        sql`update codes set import_id = ${id} where ${when} and id in (select value from json_each(${fresh}))`,
      ),
      db.run(sql`insert into import_wordings (import_id, code_id, was, became)
        select ${id}, j.value ->> 0, j.value ->> 1, j.value ->> 1 + 1 from json_each(${worded}) j where ${when}`),
    ]
  },
}

/** True while the codebook is as it was when the plan was made. */
export function isPlanned({ study, codes: { coming } }: Ground): SQL {
  return sql.join(Object.values(codeGuards(study, JSON.stringify(coming))), sql` and `)
}

export async function planCodes(
  db: Db,
  study: string,
  person: string,
  id: string,
  choices: ImportChoices,
): Promise<CodesGround> {
  const staged = await rows<{ key: string; id: string; body: string }>(
    db,
    sql`select key, id, body from import_rows where import_id = ${id} and kind = 'code' order by part, rowid`,
  )
  if (staged.length === 0)
    return { plan: planImport([], [], null, () => ''), coming: [], places: [] }
  const derived = new Map(staged.map((row) => [row.key, row.id]))
  const file = staged.map(({ key, body }) => ({ key, ...JSON.parse(body) }) as FileCode)
  const book = await listCodes(db, study, { person, all: true })
  const idOf = ({ key }: FileCode) => derived.get(key) ?? ''
  const plan = planImport(book, file, choices.clash, idOf, idOf)
  const isChanged = new Set(
    plan.rows.flatMap(({ fate, ours }) => (fate === 'changed' && ours ? [ours.id] : [])),
  )
  const coming = (plan.codes ?? [])
    .filter((one) => choices.wordings === 'theirs' || !isChanged.has(one.id))
    .map(({ id, guid, revision, code }) => ({ id, guid, revision, ...code }))
  const byId = new Map(book.map((code) => [code.id, code]))
  const places = plan.rows.map(({ key, label }): CodesGround['places'][number] => {
    const place = plan.ids.get(key) ?? ''
    const held = liveCode(byId, place)
    const fate: ImportFate = !held ? 'new' : held.retiredAt === null ? 'here' : 'out'
    return [key, held?.id ?? place, fate, label]
  })
  return { plan, coming, places }
}

/** A code that was merged into another is that other one by now. */
function liveCode(book: ReadonlyMap<string, Code>, id: string): Code | undefined {
  let code = book.get(id)
  for (let steps = 0; steps < 20 && code?.mergedInto; steps++)
    code = book.get(code.mergedInto) ?? code
  return code
}
