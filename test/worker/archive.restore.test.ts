// A study comes back whole on an instance that never had it, and nothing of it where it may not.
import { expect, test } from 'vitest'
import { bring } from '../../core/archive/bring.ts'
import { openArchive } from '../../core/archive/open.ts'
import { tables } from '../../core/archive/tables/all.ts'
import { leftOut } from '../../core/archive/tables/left-out.ts'
import { utf8 } from '../../core/table/utf8.ts'
import type { RestoreProgress } from '../../core/wire/archive.ts'
import type { Member } from '../../core/wire/people.ts'
import { routeTable } from '../../worker/index.ts'
import { makeKey } from '../../worker/seal.ts'
import { sha256 } from '../../worker/secret.ts'
import { code, finding, newId, source } from '../analysis.ts'
import { archiveOf, bringing, openedArchive, rowsOf } from '../archives.ts'
import type { Client } from '../client.ts'
import { fillEveryTable } from '../every-row.ts'
import { type World, world } from '../world.ts'

const opened = (bytes: Uint8Array) =>
  openArchive(bytes.length, async (start, end) => bytes.slice(start, end))

async function restored(w: World, bytes: Uint8Array, slug: string): Promise<void> {
  const to = { slug, id: crypto.randomUUID() }
  await bring(await opened(bytes), to, bringing(w.as('owner')), () => {})
}

/** All of it comes but the last word; then it is not wanted after all. */
async function takenAway(w: World, bytes: Uint8Array): Promise<void> {
  const call = bringing(w.as('owner'))
  const id = crypto.randomUUID()
  const unended: typeof call = async (method, path, body) =>
    path.endsWith('/finish') ? { slug: 'none' } : call(method, path, body)
  await bring(await opened(bytes), { slug: 'tidak-jadi', id }, unended, () => {})
  for (;;) {
    const { isGone } = (await call('DELETE', `/restores/${id}`)) as { isGone: boolean }
    if (isGone) return
  }
}

/** Every row of every table of an instance, as far as no time and no secret of its own is in it. */
async function counted(w: World): Promise<Record<string, number>> {
  const passing = ['sessions', 'sign_in_codes', 'audits', 'restores', 'people']
  const each = [...tables.map((one) => one.name), ...Object.keys(leftOut)].filter(
    (name) => !passing.includes(name),
  )
  // A question each: there are more tables than D1 gives columns in one answer.
  const counts = await w.db.batch<{ many: number }>(
    each.map((name) => w.db.prepare(`select count(*) as many from ${name}`)),
  )
  return Object.fromEntries(each.map((name, at) => [name, counts[at]?.results[0]?.many ?? -1]))
}

async function derived(w: World, study: string): Promise<Record<string, unknown>> {
  const layered = ['code_tallies', 'source_tallies', 'wording_tallies']
  const studied = [
    'source_groups',
    'source_months',
    'case_tallies',
    'response_states',
    'prompted',
    'prompted_months',
    'version_tallies',
    'memo_tallies',
    'version_files',
  ]
  const found: Record<string, unknown> = {}
  for (const name of layered)
    found[name] = (
      await w.db
        .prepare(
          `select t.* from ${name} t join layers l on l.id = t.layer_id where l.study_id = ? and t.n <> 0 order by 1, 2, 3`,
        )
        .bind(study)
        .all()
    ).results
  for (const name of studied)
    found[name] = (
      await w.db
        .prepare(`select * from ${name} where study_id = ? order by 1, 2, 3`)
        .bind(study)
        .all()
    ).results
  found.tallies = (
    await w.db
      .prepare(
        "select what, n from tallies where study_id = ? and what <> 'kit' and n <> 0 order by 1",
      )
      .bind(study)
      .all()
  ).results
  found.coded = (
    await w.db
      .prepare('select id, coded from sources where study_id = ? order by 1')
      .bind(study)
      .all()
  ).results
  return found
}

test('every column of every table comes back, and every file, and what is counted of them', async () => {
  const w = await world()
  const { privateKey } = await makeKey('key', undefined)
  await fillEveryTable(w, privateKey)
  // Longer than one part, and than one parameter as JSON.
  const long = JSON.stringify({ words: 'kata "dua"\n'.repeat(100_000) })
  await w.db.prepare('update responses set body = ? where study_id = ?').bind(long, w.study).run()
  const files = [new Uint8Array(4_100_000).map((_, at) => at % 251), new Uint8Array([1, 2, 3])]
  const hashes = await Promise.all(files.map((bytes) => sha256(bytes)))
  await w.db.prepare('delete from held_files where study_id = ?').bind(w.study).run()
  const bucket = await w.local.mf.getR2Bucket('FILES')
  for (const [at, bytes] of files.entries()) {
    await bucket.put(`${w.study}/${hashes[at]}`, bytes)
    await w.db.prepare('insert into held_files values (?, ?)').bind(w.study, hashes[at]).run()
  }
  const bytes = await archiveOf(w.as('owner'))
  const first = openedArchive(bytes)
  for (const { name, rows } of first.manifest.tables)
    expect(rows, `${name} has no row in this test`).toBeGreaterThan(0)

  const other = await world({ second: true })
  const untouched = await counted(other)
  await takenAway(other, bytes)
  expect(await counted(other)).toEqual(untouched)
  await restored(other, bytes, 'pulih')
  const again = openedArchive(await archiveOf(other.as('owner'), '/api/studies/pulih'))
  // Whoever restores is an owner of it; phones are let go of; the trail goes on.
  const named = ['people', 'members', 'devices', 'audits']
  for (const name of Object.keys(first.tables))
    if (!named.includes(name)) expect(again.tables[name], name).toBe(first.tables[name])
  expect(rowsOf(again.tables.members)).toEqual(expect.arrayContaining(rowsOf(first.tables.members)))
  expect(rowsOf(again.tables.people)).toEqual(expect.arrayContaining(rowsOf(first.tables.people)))
  const phones = rowsOf(first.tables.devices)
  expect(rowsOf(again.tables.devices)).toEqual(
    phones.map((phone) => ({ ...phone, revoked_at: phone.revoked_at ?? expect.any(String) })),
  )
  expect(again.tables.audits?.startsWith(first.tables.audits ?? 'none')).toBe(true)
  expect(Object.keys(again.files)).toEqual(Object.keys(first.files))
  const theirs = await other.local.mf.getR2Bucket('FILES')
  for (const [at, file] of files.entries()) {
    const kept = await theirs.get(`${w.study}/${hashes[at]}`)
    expect(kept && Buffer.from(await kept.arrayBuffer()).equals(Buffer.from(file))).toBe(true)
  }
  expect(await derived(other, w.study)).toEqual(await derived(w, w.study))
  // Restored once more it adds nothing.
  const before = await counted(other)
  await expect(restored(other, bytes, 'lagi')).rejects.toThrow('archive.study-here')
  expect(await counted(other)).toEqual(before)
}, 120_000)

test('a restore goes on where it was broken off, is seen by nobody before its end, and can be taken away', async () => {
  const w = await world()
  await source(w)
  const bytes = await archiveOf(w.as('owner'))
  const other = await world({ second: true })
  const call = bringing(other.as('owner'))
  const before = await counted(other)
  const archive = await opened(bytes)
  let left = 6
  const breaking: typeof call = async (...asked) => {
    left--
    if (left === 0) throw new Error('the network is gone')
    // What is sent again after its answer was lost is not taken twice.
    if (asked[0] === 'PUT' && left === 3) await call(...asked)
    return call(...asked)
  }
  const to = { slug: 'putus', id: newId() }
  await expect(bring(archive, to, breaking, () => {})).rejects.toThrow('the network is gone')
  const { rows } = (await call('GET', '/restores')) as { rows: RestoreProgress[] }
  expect(rows).toMatchObject([{ id: to.id, slug: 'putus', isDone: false }])
  expect((await other.as('owner').get('/api/studies/putus')).status).toBe(404)
  await expect(call('POST', `/restores/${to.id}/finish`, {})).rejects.toThrow('archive.incomplete')

  for (;;) {
    const { isGone } = (await call('DELETE', `/restores/${to.id}`)) as { isGone: boolean }
    if (isGone) break
  }
  expect(await counted(other)).toEqual(before)

  left = 6
  await expect(bring(archive, to, breaking, () => {})).rejects.toThrow('the network is gone')
  // Another window begins it under an id of its own, and goes on with what is there.
  await bring(archive, { ...to, id: newId() }, call, () => {})
  expect((await other.as('owner').get('/api/studies/putus')).json).toMatchObject({
    role: 'owner',
    tallies: { sources: 1 },
  })

  // Whom it brought gets in by a link of the owner, once.
  const lead = w.personId('supervisor')
  const members = (await other.as('owner').get('/api/studies/putus/members')).json as {
    rows: Member[]
  }
  expect(members.rows.find(({ id }) => id === lead)).toMatchObject({ isAwaited: true })
  const path = `/api/studies/putus/members/${lead}/link`
  const { link } = (await other.as('owner').post(path, {})).json as { link: string }
  const code = new URL(link).hash.slice(3)
  expect((await other.anyone().post('/api/sign-in', { code })).status).toBe(200)
  expect((await other.as('owner').post(path, {})).status).toBe(404)
}, 60_000)

test('an archive that was changed writes nothing, neither here nor into another study', async () => {
  const w = await world()
  const x = await code(w, 'x')
  await finding(w, [x])
  const bytes = await archiveOf(w.as('owner'))
  const other = await world({ second: true })
  const call = bringing(other.as('owner'))
  const theirs = await finding(other, [await code(other, 'y')])
  const archive = await opened(bytes)
  const lines = openedArchive(bytes).tables
  const { manifest } = archive
  const begin = async (differs: object = {}) => {
    const id = newId()
    const told = { ...manifest, study: { ...manifest.study, id }, ...differs }
    await call('PUT', `/restores/${id}`, { slug: `s-${id.slice(0, 8)}`, manifest: told })
    return async (table: string, row: object | string) => {
      const text = typeof row === 'string' ? row : `${JSON.stringify(row)}\n`
      return call('PUT', `/restores/${id}/tables/${table}?from=0`, utf8(text))
    }
  }
  const roomy = manifest.tables.map((one) =>
    one.name === 'indicators' ? { ...one, sizeBytes: 9_999 } : one,
  )
  const put = await begin({ tables: roomy })
  for (const name of ['people', 'codes']) await put(name, lines[name] ?? '')
  const [row] = rowsOf(lines.findings)
  const [word] = rowsOf(lines.finding_codes)
  const wrong = 'archive.row-wrong'
  await expect(put('findings', { ...row, number: 'one' })).rejects.toThrow(wrong)
  await expect(put('findings', { ...row, study_id: w.study })).rejects.toThrow(wrong)
  await expect(put('findings', { ...row, claim: null })).rejects.toThrow(wrong)
  await expect(put('findings', { ...row, state: 'proven' })).rejects.toThrow(wrong)
  await expect(put('findings', '{"id":')).rejects.toThrow(wrong)
  await expect(put('members', { person_id: w.personId('coder'), role: 'god' })).rejects.toThrow(
    wrong,
  )
  // Another study's finding, and another study's id.
  await expect(put('finding_codes', { ...word, finding_id: theirs })).rejects.toThrow(wrong)
  await expect(put('findings', { ...row, id: theirs })).rejects.toThrow('archive.ids-taken')
  await expect(put('sessions', { hash: 'x' })).rejects.toThrow('thing.unknown')
  await put('findings', lines.findings ?? '')
  // What a list names is held against the study too, and the row and the column are told.
  const ids = [x, await code(other, 'z')]
  const indicator = {
    ...{ id: newId(), name: 'i', definition: '', level: '', items: '[]', position: 0 },
    removed_at: null,
  }
  const level = (codes: unknown) => ({ ...indicator, codes: JSON.stringify(codes) })
  const listed = JSON.stringify({ table: 'indicators', line: 2, at: 'codes' })
  for (const named of [ids[1], 'nobody', 7])
    await expect(
      put(
        'indicators',
        `${JSON.stringify(level([x]))}\n${JSON.stringify({ ...level([x, named]), id: newId() })}\n`,
      ),
    ).rejects.toThrow(listed)
  await put('indicators', level([x]))

  const unfit = 'archive.unfit'
  await expect(begin({ migration: 9_999 })).rejects.toThrow(unfit)
  await expect(begin({ formatVersion: 2 })).rejects.toThrow(unfit)
  const [first, ...more] = manifest.tables
  await expect(begin({ tables: [{ ...first, name: 'sessions' }, ...more] })).rejects.toThrow(unfit)
  await expect(begin({ study: { ...manifest.study, id: newId(), zone: 'Mars' } })).rejects.toThrow(
    'request.malformed',
  )
  const taken = { slug: other.study, id: newId() }
  await expect(bring(archive, taken, call, () => {})).rejects.toThrow('name.taken')
  // Whoever it brings owns nothing of the instance, and who is here stays as they are.
  const { results } = await other.db
    .prepare('select is_owner from people where awaited_in is not null')
    .all<{ is_owner: number }>()
  expect(results.length).toBeGreaterThan(0)
  expect(results.every(({ is_owner }) => is_owner === 0)).toBe(true)
}, 60_000)

test('an archive of an earlier version lacks columns, which hold their default; an uneven one lacks rows, and is taken without what hangs on them', async () => {
  const w = await world()
  const x = await code(w, 'x')
  await finding(w, [x])
  const bytes = await archiveOf(w.as('owner'))
  const lines = openedArchive(bytes).tables
  const { manifest } = await opened(bytes)
  const other = await world({ second: true })
  const call = bringing(other.as('owner'))
  const id = newId()
  const early = manifest.tables.map((one) =>
    one.name === 'codes'
      ? {
          ...one,
          columns: one.columns.filter((name) => name !== 'shortcut' && name !== 'revision'),
        }
      : one,
  )
  const told = { ...manifest, isUneven: true, tables: early, migration: 35 }
  await call('PUT', `/restores/${id}`, { slug: 'dulu', manifest: told })
  const put = (table: string, text: string) =>
    call('PUT', `/restores/${id}/tables/${table}?from=0`, utf8(text))
  await put('people', lines.people ?? '')
  const [row] = rowsOf(lines.codes)
  const { shortcut, revision, ...kept } = row ?? {}
  expect([shortcut, revision]).toEqual([null, 1])
  await put('codes', `${JSON.stringify(kept)}\n`)
  const found = await other.db
    .prepare('select shortcut, revision from codes where id = ?')
    .bind(x)
    .first()
  expect(found).toEqual({ shortcut: null, revision: 1 })
  // The finding that this one hangs on was missed.
  await put('finding_codes', lines.finding_codes ?? '')
  const left = await other.db
    .prepare("select rows, left_rows from restore_tables where name = 'finding_codes'")
    .first()
  expect(left).toEqual({ rows: 1, left_rows: 1 })
}, 60_000)

test('the sample study answers every question of the API as before, to each who may ask', async () => {
  const w = await world({ sample: true })
  const slug = 'kube-mekar-sari'
  const bytes = await archiveOf(w.as('owner'), `/api/studies/${slug}`)
  const other = await world()
  await restored(other, bytes, slug)
  const roles = rowsOf(openedArchive(bytes).tables.members)
  const differing: string[] = []
  let asked = 0
  for (const role of ['owner', 'supervisor', 'coder', 'researcher']) {
    const person = String(roles.find((one) => one.role === role)?.person_id ?? '')
    if (person === '') continue
    const [here, there] = [await sessionOf(w, person), await sessionOf(other, person)]
    for (const path of await paths(w, slug)) {
      const [one, two] = [await here.get(path), await there.get(path)]
      asked++
      if (bare(one.json) !== bare(two.json) || one.status !== two.status)
        differing.push(`${role} GET ${path}`)
    }
  }
  expect(asked).toBeGreaterThan(100)
  expect(differing).toEqual([])
}, 180_000)

/** What a restore changes by its nature: phones, who was seen, the trail and where it is counted from. */
const changed =
  /^\/api\/studies\/:study(\/(devices|audit|members|coders|archives|exports.*|overview.*|sources\/:id\/pulse))?$/

async function paths(w: World, slug: string): Promise<string[]> {
  const ids: Record<string, string[]> = {}
  const some = async (key: string, from: string, column = 'id') => {
    const study = await w.db
      .prepare('select id from studies where slug = ?')
      .bind(slug)
      .first<string>('id')
    const { results } = await w.db
      .prepare(`select ${column} as id from ${from} where study_id = ? limit 3`)
      .bind(study)
      .all<{ id: string }>()
    ids[key] = results.map(({ id }) => id)
  }
  const lists: [string, string, string?][] = [
    ['sources', 'sources'],
    ['codes', 'codes'],
    ['responses', 'responses'],
    ['findings', 'findings'],
    ['rounds', 'rounds'],
    ['memos', 'memos'],
    ['consents', 'consents'],
    ['indicators', 'indicators'],
    ['participants', 'participants', 'code'],
  ]
  for (const [key, from, column] of lists) await some(key, from, column)
  return routeTable()
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/studies/:study'))
    .filter(({ path }) => !changed.test(path))
    .flatMap(({ path }) => {
      const of = /\/([a-z-]+)\/:(id|code)/.exec(path)?.[1] ?? ''
      const found = path.includes('/:id') || path.includes('/:code') ? (ids[of] ?? []) : ['']
      return found.map((id) => path.replace(':study', slug).replace(/:(id|code)/, id))
    })
    .filter((path) => !path.includes('/:'))
    .map((path) => `${path}${queryOf(path)}`)
}

function queryOf(path: string): string {
  if (path.endsWith('/search')) return '?q=ketua'
  if (path.endsWith('/queries')) return '?kind=words'
  return ''
}

async function sessionOf(w: World, person: string): Promise<Client> {
  const { client, origin } = await import('../client.ts')
  const { newSecret } = await import('../../worker/secret.ts')
  const secret = newSecret('pds')
  await w.db
    .prepare('insert into sessions values (?, ?, ?, ?)')
    .bind(await sha256(secret), person, new Date().toISOString(), '2099-01-01T00:00:00.000Z')
    .run()
  return client(w.local.mf, '', async () => ({ origin, cookie: `pedoman=${secret}` }))
}

function bare(json: unknown): string {
  return JSON.stringify(json).replaceAll(/"(requestId|lastSeenAt)":"[^"]*"/g, '')
}
