// Codes and tokens that the terminal hands out: minted here, and only their SHA-256 put into the local database.
import { newSecret, sha256 } from '../worker/secret.ts'
import type { D1Like } from './local.ts'

/** A one-time sign-in link works for a day: long enough to be found again in the terminal. */
const codeHours = 24

/** The owner of the instance: the first one there is, or a new one. */
export async function ownerOf(db: D1Like): Promise<string> {
  const found = await db
    .prepare('select id from people where is_owner = 1 order by created_at limit 1')
    .first<{ id: string }>()
  if (found) return found.id
  const id = crypto.randomUUID()
  await db
    .prepare('insert into people (id, name, is_owner, created_at) values (?, ?, 1, ?)')
    .bind(id, 'Pemilik', new Date().toISOString())
    .run()
  return id
}

export async function mintSignInCode(db: D1Like, person: string): Promise<string> {
  const code = newSecret('pdi')
  await db
    .prepare('insert into sign_in_codes (hash, person_id, expires_at) values (?, ?, ?)')
    .bind(await sha256(code), person, hoursFromNow(codeHours))
    .run()
  return code
}

export async function mintEnrolmentCode(
  db: D1Like,
  study: string,
  person: string,
  label: string,
): Promise<string> {
  const code = newSecret('pde')
  await db
    .prepare(
      'insert into enrolment_codes (hash, study_id, person_id, label, expires_at) values (?, ?, ?, ?, ?)',
    )
    .bind(await sha256(code), study, person, label, hoursFromNow(codeHours))
    .run()
  return code
}

/** A session for the length of one piece of work. */
export async function withSession<T>(
  db: D1Like,
  person: string,
  work: (session: string) => Promise<T>,
): Promise<T> {
  const session = newSecret('pds')
  const hash = await sha256(session)
  await db
    .prepare('insert into sessions (hash, person_id, created_at, expires_at) values (?, ?, ?, ?)')
    .bind(hash, person, new Date().toISOString(), hoursFromNow(1))
    .run()
  try {
    return await work(session)
  } finally {
    await db.prepare('delete from sessions where hash = ?').bind(hash).run()
  }
}

function hoursFromNow(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString()
}
