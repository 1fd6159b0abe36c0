// A study in which phones are tried, on whatever carries the Worker, and what must be true of it in the end.
import { randomUUID } from 'node:crypto'
import type { Instrument } from '../../core/instrument/model.ts'
import { newSecret, sha256 } from '../../worker/secret.ts'
import { insert } from '../insert.ts'
import type { Kept, Login } from './phone/phone.ts'

export const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'note', label: { id: 'Catatan' } },
    { type: 'image', name: 'house', label: { id: 'Foto rumah' } },
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
  ],
}

type Statement = {
  bind(...values: unknown[]): Statement
  all<Row>(): Promise<{ results: Row[] }>
}

export type Server = {
  db: { prepare(sql: string): Statement; exec(sql: string): Promise<unknown> }
  /** The person that `post` speaks for. */
  supervisor: string
  post(path: string, body: unknown): Promise<{ status: number; text: string }>
  /** The SHA-256 that the bucket itself reckoned of each file of a study. */
  sumsOf(study: string): Promise<Map<string, string>>
}

/** A study of its own, with so many phones. */
export async function newStudy(server: Server, phones: number): Promise<Login[]> {
  const { db, supervisor } = server
  const study = `faults-${randomUUID().slice(0, 8)}`
  const now = new Date().toISOString()
  const logins = Array.from({ length: phones }, () => ({
    id: randomUUID(),
    token: newSecret('pdd'),
    study,
  }))
  await db.exec(
    [
      insert('studies (id, slug, title, description, zone, language, created_at)', [
        study,
        study,
        study,
        '',
        'Asia/Makassar',
        'id',
        now,
      ]),
      insert('members (study_id, person_id, role)', [study, supervisor, 'supervisor']),
      ...(await Promise.all(
        logins.map(async ({ id, token }, at) =>
          insert('devices (id, study_id, hash, label, enrolled_by, enrolled_at, app, number)', [
            id,
            study,
            await sha256(token),
            `Telepon ${at}`,
            supervisor,
            now,
            'test',
            at + 1,
          ]),
        ),
      )),
    ].join('\n'),
  )
  const published = await server.post(`/api/studies/${study}/instruments`, visit)
  if (published.status !== 201) throw new Error(`no instrument: ${published.text}`)
  return logins
}

/** What the server has, held against what phones say: each received once and whole, with all of its files. */
export async function mustBeThere(
  server: Server,
  study: string,
  kept: readonly Kept[],
): Promise<string[]> {
  const wrong: string[] = []
  const received = kept.filter(({ state }) => state === 'received')
  const { results } = await server.db
    .prepare(
      `select r.id, r.body_hash as hash,
        (select count(*) from audits a where a.object_id = r.id and a.verb = 'keep') as kept,
        (select count(*) from response_files f where f.response_id = r.id and f.held_at is null) as waiting
      from responses r where r.id in (select value from json_each(?))`,
    )
    .bind(JSON.stringify(received.map(({ id }) => id)))
    .all<{ id: string; hash: string; kept: number; waiting: number }>()
  const byId = new Map(results.map((row) => [row.id, row]))
  for (const { id, hash } of received) {
    const row = byId.get(id)
    if (!row) wrong.push(`${id} is called received and is not there`)
    else if (row.hash !== hash) wrong.push(`${id} is there in other words`)
    else if (row.kept !== 1) wrong.push(`${id} was kept ${row.kept} times`)
    else if (row.waiting > 0) wrong.push(`${id} waits for ${row.waiting} files`)
  }
  const sums = await server.sumsOf(study)
  for (const file of new Set(received.flatMap(({ files }) => files)))
    if (sums.get(file) !== file) wrong.push(`file ${file} is not what it says`)
  return wrong
}

/** What a schedule must leave in its study, beyond what its phones call received. */
export async function mustBeSound(
  server: Server,
  study: string,
  { made, people }: { made: readonly string[]; people: readonly string[] },
): Promise<string[]> {
  const { results } = await server.db
    .prepare(
      `select 'a response that nobody made' as wrong, id from responses
        where study_id = ?1 and id not in (select value from json_each(?2))
      union all select 'other words under one id', response_id from response_conflicts where study_id = ?1
      union all select 'not opened', response_id from unopened_responses where study_id = ?1
      union all select 'of a revoked phone, and not in quarantine', r.id from responses r
        join devices d on d.id = r.device_id
        where r.study_id = ?1 and r.received_at > d.revoked_at and r.state <> 'quarantined'
      union all select 'a deed that is called received and is not there', value from json_each(?3)
        where value not in (select deed_id from participants where study_id = ?1 and deed_id is not null)`,
    )
    .bind(study, JSON.stringify(made), JSON.stringify(people))
    .all<{ wrong: string; id: string }>()
  return results.map(({ wrong, id }) => `${id}: ${wrong}`)
}
