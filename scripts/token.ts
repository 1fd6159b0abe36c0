// `npm run token`: an API token of the owner for the local instance, for scripts. Only the token goes to standard output.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { roleMay, type StudyPermission, studyPermissions } from '../core/permission.ts'
import type { Role } from '../core/wire/people.ts'
import { newSecret, sha256 } from '../worker/secret.ts'
import { Halt, main } from './halt.ts'
import { optionsOf } from './options.ts'
import { placeOf, usualState } from './state.ts'

const usage = 'Usage: npm run token -- --study SLUG --scope "SCOPE …" [--days 90] [--state DIR]'

await main(async () => {
  const asked = optionsOf(usage, {
    study: { type: 'string' },
    scope: { type: 'string' },
    days: { type: 'string', default: '90' },
    state: { type: 'string', default: usualState },
  })
  if (!asked.study || !asked.scope) throw new Halt(usage)
  const days = Number(asked.days)
  if (!/^\d+$/.test(asked.days) || days < 1 || days > 3_650)
    throw new Halt(`"${asked.days}" is not a number of days from 1 to 3650.`)
  const scope = scopeOf(asked.scope)
  const db = openDatabase(placeOf(asked.state))
  const { study, person, role } = ownerOf(db, asked.study)
  const beyond = scope.find((word) => !roleMay(role, word))
  if (beyond) throw new Halt(`${beyond} is more than the ${role} of "${asked.study}" may do.`)
  const token = newSecret('pdt')
  const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString()
  db.prepare(
    'insert into api_tokens (hash, id, study_id, person_id, name, scope, expires_at) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    await sha256(token),
    crypto.randomUUID(),
    study,
    person,
    'npm run token',
    scope.join(' '),
    expiresAt,
  )
  db.close()
  console.log(token)
  return 0
})

function scopeOf(words: string): StudyPermission[] {
  const known = Object.keys(studyPermissions) as StudyPermission[]
  return words
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => {
      const permission = known.find((one) => one === word)
      if (!permission)
        throw new Halt(`There is no scope "${word}". Known are: ${known.join(', ')}.`)
      return permission
    })
}

/** Opened as a second reader and writer of the same file: SQLite's own locks let the running instance go on. */
function openDatabase(state: string): DatabaseSync {
  const folder = join(state, 'd1', 'miniflare-D1DatabaseObject')
  // Miniflare names the file by a hash of the database's id; there is one database.
  const name = existsSync(folder)
    ? readdirSync(folder).find((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))
    : undefined
  if (!name) throw new Halt(`There is no local instance in ${state} yet: run "npm start" first.`)
  return new DatabaseSync(join(folder, name), { timeout: 5_000 })
}

function ownerOf(db: DatabaseSync, slug: string): { study: string; person: string; role: Role } {
  const found = db
    .prepare(
      `select s.id as study, m.person_id as person, m.role from studies s join members m on m.study_id = s.id
        where s.slug = ? and m.role = 'owner' limit 1`,
    )
    .get(slug)
  if (found) return found as { study: string; person: string; role: Role }
  const slugs = db.prepare('select slug from studies order by slug').all() as { slug: string }[]
  const known = slugs.map((row) => row.slug).join(', ')
  throw new Halt(
    `There is no study "${slug}" here. ${known ? `Known are: ${known}.` : 'There is none at all yet.'}`,
  )
}
