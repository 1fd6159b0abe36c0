// The sample's loader, spoken to by a stand-in for the API that remembers what it was given.
import { expect, test } from 'vitest'
import { codings } from '../../sample/codings.ts'
import { findings } from '../../sample/findings.ts'
import { type As, type Call, loadSample } from '../../sample/load.ts'
import { responses } from '../../sample/responses.ts'
import { secondCodings } from '../../sample/second-coder.ts'

const base = '/api/studies/kube-mekar-sari'
const quiet = { step() {} }

const read = () => ({ bytes: new Uint8Array(9), hash: 'f'.repeat(64) })
const key = { token: 'pdd_stand-in', tokenHash: '0'.repeat(64) }

type Said = { method: string; path: string; body: unknown; token: string | undefined }

test('things arrive in the order in which one needs another', async () => {
  const { call, said } = standIn()
  await loadSample(call, quiet, asOther, key, read)
  const firstOf = (start: string) =>
    said.findIndex((one) => `${one.method} ${one.path}`.startsWith(start))
  const order = [
    'POST /api/studies',
    `POST ${base}/members`,
    `POST ${base}/cases`,
    `POST ${base}/participants`,
    `POST ${base}/consent-texts`,
    `POST ${base}/participants/P-001/consents`,
    `POST ${base}/instruments`,
    `POST ${base}/enrolments`,
    'POST /api/enrol',
    'POST /api/field/responses',
    `PUT ${base}/codes/`,
    `POST ${base}/sources`,
    `PUT ${base}/sources/`,
    `PUT ${base}/files/`,
    `PUT ${base}/codings/`,
    `PUT ${base}/findings/`,
    `PUT ${base}/relations/`,
    `PUT ${base}/events/`,
    `PUT ${base}/rounds/`,
    `PUT ${base}/memos/`,
  ].map(firstOf)
  expect(order).not.toContain(-1)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('only responses carry the token of the phone, and every one of them is sent', async () => {
  const { call, said } = standIn()
  await loadSample(call, quiet, asOther, key, read)
  const byPhone = said.filter(({ token }) => token !== undefined)
  expect(byPhone.map(({ path, token }) => [path, token])).toEqual([
    ['/api/field/responses', 'pdd_stand-in'],
  ])
  const sent = byPhone.flatMap(
    ({ body }) => (body as { responses: { id: string; version: string }[] }).responses,
  )
  expect(sent.map(({ id }) => id)).toEqual(responses.map(({ id }) => id))
  expect(sent.every(({ version }) => version.startsWith('hash-of-'))).toBe(true)
})

test('two interviews are read by a second coder, who puts their own codings and says when they are done', async () => {
  const { call, said } = standIn()
  const theirs: string[] = []
  const as: As = (_, work) =>
    work(async (path, init) => {
      theirs.push(`${init?.method} ${path}`)
      return standIn().call(path, init)
    })
  await loadSample(call, quiet, as, key, read)
  const puts = theirs.filter((one) => one.startsWith(`PUT ${base}/codings/`))
  expect(puts).toHaveLength(secondCodings.length)
  expect(theirs.filter((one) => one.endsWith('/done'))).toHaveLength(2)
  const own = new Set(codings.map(({ id }) => id))
  expect(secondCodings.filter(({ id }) => own.has(id))).toEqual([])
  expect(said.filter(({ path }) => path.endsWith('/done'))).toHaveLength(2)
})

test('a finding is a draft until its evidence stands', async () => {
  const { call, said } = standIn()
  await loadSample(call, quiet, asOther, key, read)
  for (const { id, body, evidence } of findings) {
    const path = `${base}/findings/${id}`
    const puts = said.filter(
      (one) =>
        one.method === 'PUT' && one.path.startsWith(path) && !one.path.endsWith('/assessment'),
    )
    const states = puts.map(({ path: at, body: put }) =>
      at.includes('/evidence/') ? 'evidence' : (put as { state: string }).state,
    )
    const judged = body.state === 'draft' ? [] : [body.state]
    expect(states).toEqual(['draft', ...evidence.map(() => 'evidence'), ...judged])
  }
})

test('a second load invites nobody, enrols no phone and writes over nothing', async () => {
  const { call, said } = standIn()
  await loadSample(call, quiet, asOther, key, read)
  said.length = 0
  await loadSample(call, quiet, asOther, key, read)
  const paths = said.filter(({ method }) => method !== 'GET').map(({ path }) => path)
  expect(
    paths.filter((path) => /\/(members|enrolments|enrol|responses|codes\/.*)$/.test(path)),
  ).toEqual([])
  expect(paths.filter((path) => /\/findings\/[^/]+$/.test(path))).toEqual([])
})

test('a refusal stops the load and names path, status and code', async () => {
  const { call } = standIn()
  const refusing: Call = async (path, init) =>
    path.endsWith('/instruments')
      ? { status: 422, json: { error: 'instrument.unsound', details: {} } }
      : call(path, init)
  await expect(loadSample(refusing, quiet, asOther, key, read)).rejects.toThrow(
    `sample: POST ${base}/instruments answered 422 instrument.unsound`,
  )
})

test('a refused response stops the load although its bulk was taken', async () => {
  const { call } = standIn()
  const refusing: Call = async (path, init) =>
    path === '/api/field/responses'
      ? {
          status: 200,
          json: { receipts: [{ outcome: 'refused', problem: { code: 'answer.required' } }] },
        }
      : call(path, init)
  await expect(loadSample(refusing, quiet, asOther, key, read)).rejects.toThrow('answer.required')
})

test('every step is told from nothing to all of it', async () => {
  const { call } = standIn()
  const last = new Map<string, [number, number]>()
  await loadSample(
    call,
    { step: (name, done, total) => last.set(name, [done, total]) },
    asOther,
    key,
    read,
  )
  for (const [name, [done, total]] of last) expect([name, done]).toEqual([name, total])
})

/** Who codes second speaks to an API of their own: what they say is theirs. */
const asOther: As = (_, work) => work(standIn().call)

/** Keeps lists by what was put or posted to them; a name that it holds is refused, as the API does. */
function standIn(): { call: Call; said: Said[] } {
  const said: Said[] = []
  const held = new Map<string, Map<string, Record<string, unknown>>>()
  const listOf = (path: string) => {
    const list = held.get(path) ?? new Map<string, Record<string, unknown>>()
    held.set(path, list)
    return list
  }
  const call: Call = async (path, init = { method: 'GET' }) => {
    const { method, body, token } = init
    said.push({ method, path, body, token })
    const [where = ''] = path.split('?')
    const cut = where.lastIndexOf('/')
    const inList = listOf(where.slice(0, cut))
    const id = where.slice(cut + 1)
    if (method === 'GET') {
      const one = inList.get(id)
      return { status: 200, json: one ?? { rows: [...listOf(where).values()], next: null } }
    }
    const given = body as Record<string, unknown>
    if (method === 'PUT') {
      const revision = Number(inList.get(id)?.revision ?? 0) + 1
      inList.set(id, { ...given, id, revision })
      return { status: 201, json: { id, revision } }
    }
    if (where.endsWith('/enrolments')) return { status: 201, json: { code: 'pde_stand-in' } }
    if (where === '/api/enrol') return { status: 200, json: {} }
    if (where === '/api/field/responses') {
      const sent = given.responses as { id: string }[]
      for (const one of sent) listOf(`${base}/responses`).set(one.id, one)
      return { status: 200, json: { receipts: sent.map(() => ({ outcome: 'kept' })) } }
    }
    if (where.endsWith('/instruments'))
      return { status: 201, json: { hash: `hash-of-${String(given.slug)}` } }
    if (where.endsWith('/withdraw')) return { status: 200, json: {} }
    const key = String(given.id ?? given.code ?? given.name ?? given.slug)
    const isAgain = listOf(where).has(key)
    listOf(where).set(key, given)
    const sameIsFine = 'id' in given
    if (isAgain && !sameIsFine) return { status: 409, json: { error: 'name.taken', details: {} } }
    return { status: isAgain ? 200 : 201, json: {} }
  }
  return { call, said }
}
