// A study on a disk of its own for the bench: a twenty-question guide, fifty participants, a phone, and as many
// responses as are asked for, sent in bulk through the front door.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instrument } from '../../core/instrument/model.ts'
import type { Response } from '../../core/wire/response.ts'
import { bundleWorker } from '../../scripts/bundle.ts'
import { type D1Like, openLocal } from '../../scripts/local.ts'
import { type Answer, client } from './client.ts'

export type Ground = {
  origin: string
  version: string
  /** As the phone, paths below /api. */
  phone: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** As the owner, paths below /api. */
  desk: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** The owner's session as a cookie's value, for a browser. */
  session: string
  /** Sends this many more responses, 200 to a request. */
  grow: (responses: number) => Promise<void>
  /** Codes the first words of every source, so that there are as many segments as responses. */
  codeEach: () => Promise<void>
  /** For what only a large study has: straight into the tables. */
  db: D1Like
  close: () => Promise<void>
}

const slug = 'bench'

/** `strict` runs the Worker behind the wrapper that tells what each request cost in rows; `pages` serves the built pages. */
export async function layGround(
  strict: boolean,
  pages = false,
  inspector?: number,
): Promise<Ground> {
  const bundle = strict
    ? await bundleWorker('test/strict.ts', 'strict')
    : await bundleWorker('test/bench/bare.ts', 'bare')
  const state = mkdtempSync(join(tmpdir(), 'pedoman-bench-'))
  const local = await openLocal({
    bundle,
    state,
    port: 0,
    pages,
    brake: false,
    heard: () => {},
    ...(inspector !== undefined && { inspector }),
  })
  const { origin, db } = local
  const code = `pdi_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(code).digest('hex')
  await db
    .prepare(
      "insert into people (id, name, is_owner, created_at) values ('owner', 'Owner', 1, '2026-01-01T00:00:00Z')",
    )
    .run()
  await db
    .prepare(
      "insert into sign_in_codes (hash, person_id, expires_at) values (?, 'owner', '2099-01-01T00:00:00Z')",
    )
    .bind(hash)
    .run()

  const call = client(origin)
  const signed = await call('POST', '/sign-in', { origin }, { code })
  const cookie = (signed.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
  const desk: Ground['desk'] = (method, path, body) => call(method, path, { origin, cookie }, body)

  await must(
    desk('POST', '/studies', {
      slug,
      title: 'Bench',
      description: '',
      zone: 'Asia/Makassar',
      language: 'id',
    }),
  )
  const inStudy = (path: string) => `/studies/${slug}${path}`
  for (let n = 1; n <= 50; n++) {
    const participant = {
      code: participantCode(n),
      role: n % 3 === 0 ? 'pengelola' : 'anggota',
      case: null,
      attributes: {},
      // A name to mask, as in a real study.
      identity: { name: nameOf(n), alsoCalled: [] },
    }
    await must(desk('POST', inStudy('/participants'), participant))
    const consent = {
      id: uuid(),
      textVersion: '1',
      scopes: ['archive', 'quote'],
      how: 'signed',
      givenAt: '2026-01-01T00:00:00Z',
    }
    await must(desk('POST', inStudy(`/participants/${participantCode(n)}/consents`), consent))
  }
  const published = await must(desk('POST', inStudy('/instruments'), twentyQuestions))
  const version = (published.json as { hash: string }).hash
  const invited = await must(desk('POST', inStudy('/enrolments'), { label: 'Bench' }))
  const token = `pdd_${randomBytes(32).toString('base64url')}`
  await must(
    call(
      'POST',
      '/enrol',
      { origin },
      {
        code: (invited.json as { code: string }).code,
        tokenHash: createHash('sha256').update(token).digest('hex'),
        app: 'bench',
      },
    ),
  )
  const authorization = `Bearer ${token}`
  const phone: Ground['phone'] = (method, path, body) => call(method, path, { authorization }, body)

  const grow = async (responses: number) => {
    for (let sent = 0; sent < responses; sent += 200) {
      const bulk = Array.from({ length: Math.min(200, responses - sent) }, () =>
        oneResponse(version),
      )
      await must(phone('POST', '/field/responses', { responses: bulk }))
    }
  }
  const codeEach = async () => {
    const listed = await must(desk('GET', inStudy('/sources?limit=1')))
    const [{ id: source }] = (listed.json as { rows: [{ id: string }] }).rows
    const opened = await must(desk('GET', inStudy(`/sources/${source}`)))
    const { text } = opened.json as { text: string }
    const [code, coding] = [uuid(), uuid()]
    await must(desk('PUT', inStudy(`/codes/${code}`), codeBody('kebun')))
    const first = { source, code, start: 0, end: 40, quote: text.slice(0, 40) }
    await must(desk('PUT', inStudy(`/codings/${coding}`), first))
    // The first came through the front door, with its code and its layer; the others are its like.
    await db
      .prepare(`insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
        select v.source_id, c.study_id, v.source_id, v.number, c.layer_id, c.code_id, 0, 40, substr(v.text, 1, 40), c.made_at, c.made_by
        from codings c, source_versions v where c.id = ? and v.source_id <> c.source_id and v.length_chars >= 40`)
      .bind(coding)
      .run()
  }
  const close = async () => {
    await local.close()
    rmSync(state, { recursive: true, force: true })
  }
  const session = cookie.slice(cookie.indexOf('=') + 1)
  return { origin, version, phone, desk, session, grow, codeEach, db, close }
}

export const study = (path: string) => `/studies/${slug}${path}`
export const uuid = () => crypto.randomUUID()
export const participantCode = (n: number) => `P-${String(n).padStart(3, '0')}`

const nameOf = (n: number) =>
  `${['Siti', 'Lastri', 'Budi', 'Wayan', 'Hasan'][n % 5]} ${['Rahayu', 'Lestari', 'Putra', 'Santoso', 'Wibowo'][Math.floor(n / 5) % 5]} ${n}`

let made = 0
/** A filled-in guide of twenty questions: about 2 kB of words. */
export function oneResponse(version: string): Response {
  made += 1
  const answers: Response['answers'] = {}
  for (let n = 1; n <= 14; n++)
    answers[`q${n}`] =
      `Jawaban ${made} untuk pertanyaan ${n}: kami bekerja bersama setiap hari Minggu pagi di kebun.`
  for (let n = 15; n <= 17; n++) answers[`q${n}`] = made % 2 === 0 ? 'a' : 'b'
  for (let n = 18; n <= 20; n++) answers[`q${n}`] = (made * n) % 100
  return {
    id: uuid(),
    version,
    participant: participantCode((made % 50) + 1),
    case: null,
    occurredOn: '2026-11-02',
    startedAt: '2026-11-02T01:00:00.000Z',
    finalisedAt: '2026-11-02T01:40:00.000Z',
    language: 'id',
    answers,
    coverage: {},
    probes: {},
    task: null,
    app: 'bench',
  }
}

export function codeBody(name: string) {
  return {
    name,
    label: name,
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 1,
    position: 0,
  }
}

async function must(answer: Promise<Answer>): Promise<Answer> {
  const told = await answer
  if (told.status >= 300)
    throw new Error(`the ground could not be laid: ${told.status} ${told.text}`)
  return told
}

const choices = ['a', 'b', 'c'].map((name, points) => ({ name, label: { id: name }, points }))
const twentyQuestions: Instrument = {
  slug: 'twenty-questions',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Dua puluh pertanyaan' },
  languages: ['id'],
  about: 'participant',
  roles: [],
  needs: ['archive'],
  items: Array.from({ length: 20 }, (_, at) => {
    const name = `q${at + 1}`
    const label = { id: `Pertanyaan ${at + 1}` }
    if (at < 14) return { type: 'text' as const, name, label, aims: [`code-${(at % 5) + 1}`] }
    if (at < 17) return { type: 'selectOne' as const, name, label, choices }
    return { type: 'integer' as const, name, label, min: 0, max: 100 }
  }),
}
