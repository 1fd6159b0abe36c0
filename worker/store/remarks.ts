// What the reviewer is shown of a response beside its answers: how it came in, and how it stands out among the others.
import { sql } from 'drizzle-orm'
import { filesIn } from '../../core/answer/files.ts'
import { type Beside, farOf, quickOf } from '../../core/answer/remarks.ts'
import type { Remark, Version } from '../../core/wire/field.ts'
import type { AnswerValue, Response } from '../../core/wire/response.ts'
import { type Db, first, list, rows } from './db.ts'

type Seen = { body: Response; version: Version; root: string; note: string; instrument: string }

/** Enough to tell what is usual; the others of a study of any size are not read. */
const mostBeside = 30

export async function remarksOn(db: Db, study: string, seen: Seen): Promise<Remark[]> {
  const { body, version, note } = seen
  const [others, twins, isRetired, isOvertaken] = await Promise.all([
    besides(db, study, seen),
    sameFiles(db, study, seen),
    begunRetired(db, study, body),
    body.replaces === undefined ? null : overtaken(db, seen),
  ])
  const remarks: Remark[] = []
  if (note === 'device.revoked' || note === 'consent.missing') remarks.push({ kind: note })
  if (isRetired?.yes === 1) remarks.push({ kind: 'version.retired' })
  if (isOvertaken?.yes === 1) remarks.push({ kind: 'overtaken' })
  // A correction takes days, and none of them says how long the talk was.
  if (body.replaces === undefined) remarks.push(...quickOf(body, others))
  return [...remarks, ...twins, ...farOf(version.instrument, body, others)]
}

async function besides(db: Db, study: string, { root, instrument }: Seen): Promise<Beside[]> {
  const found = await rows<{ body: string }>(
    db,
    sql`select body from responses where study_id = ${study} and slug = ${instrument} and replaces is null
      and id <> ${root} and state <> 'quarantined' order by received_at desc, id desc limit ${mostBeside}`,
  )
  return found.map(({ body }) => JSON.parse(body) as Response)
}

async function sameFiles(db: Db, study: string, { body, root }: Seen): Promise<Remark[]> {
  const files = filesIn(body)
  if (files.length === 0) return []
  const found = await rows<{ hash: string; response: string }>(
    db,
    sql`select f.hash, min(f.response_id) as response from response_files f join responses r on r.id = f.response_id
      where f.study_id = ${study} and f.hash in ${list(files.map(({ file }) => file))}
        and coalesce(r.root_id, r.id) <> ${root} and r.state <> 'quarantined' group by f.hash`,
  )
  const others = new Map(found.map(({ hash, response }) => [hash, response]))
  return placesOfFiles(body.answers).flatMap(({ ref, file }): Remark[] => {
    const response = others.get(file)
    return response === undefined ? [] : [{ kind: 'same-file', ref, response }]
  })
}

/** Where each file stands, those in rows among them. */
function placesOfFiles(answers: Response['answers'], above = ''): { ref: string; file: string }[] {
  return Object.entries(answers).flatMap(([name, value]: [string, AnswerValue]) => {
    const ref = above + name
    if (typeof value !== 'object') return []
    if ('file' in value) return [{ ref, file: value.file }]
    if (!Array.isArray(value)) return []
    return value.flatMap((row) =>
      typeof row === 'object' ? placesOfFiles(row.answers, `${ref}/${row.id}/`) : [],
    )
  })
}

function begunRetired(db: Db, study: string, { version, startedAt }: Response) {
  return first<{ yes: number }>(
    db,
    sql`select retired_at < ${new Date(startedAt).toISOString()} as yes from instrument_versions
      where study_id = ${study} and hash = ${version}`,
  )
}

/** Whether another correction had come in between, of the one that this corrects. */
function overtaken(db: Db, { body, root }: Seen) {
  return first<{ yes: number }>(
    db,
    sql`select exists (select 1 from responses m where m.root_id = ${root} and m.id <> r.id
        and m.revision > o.revision and m.revision < r.revision) as yes
      from responses r join responses o on o.id = r.replaces where r.id = ${body.id}`,
  )
}
