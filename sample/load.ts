// Loads the sample through the API's front door, as its owner, in the order in which one thing needs another.
// Every id is fixed, so a load that was cut off is taken up again, and a second one changes nothing.

import { assessments } from './assessments.ts'
import { codebook } from './codebook.ts'
import { codeBodies } from './codebook-entry.ts'
import { codings } from './codings.ts'
import { consentText } from './consent-text.ts'
import { findings, type SampleFinding } from './findings.ts'
import { indicators } from './indicators.ts'
import { instruments } from './instruments.ts'
import { memos } from './memos.ts'
import { relations } from './network.ts'
import { cases, consents, participants, phone, staff } from './people.ts'
import { plan, targets } from './plan.ts'
import { recordings } from './recordings.ts'
import { responses } from './responses.ts'
import { roundId, roundOf, secondCoder, secondCodings } from './second-coder.ts'
import { sources } from './sources.ts'
import { study } from './study.ts'
import { events } from './timeline.ts'

/** A body is JSON, unless it is bytes. */
export type Call = (
  path: string,
  init?: { method: string; body?: unknown; token?: string },
) => Promise<{ status: number; json: unknown }>

/** Does a piece of work as another member of the study. */
export type As = (person: string, work: (call: Call) => Promise<void>) => Promise<void>

/** The sample's phone: a token nobody had before, and its SHA-256. */
export type PhoneKey = { token: string; tokenHash: string }

/** The bytes of a file of `recordings/`, and their SHA-256. */
export type Read = (file: string) => { bytes: Uint8Array; hash: string }

/** Told after each thing of a step; `done` runs to `total`. */
export type Hold = { step(name: string, done: number, total: number): void }

const base = `/api/studies/${study.slug}`
const responsesAtOnce = 50

export async function loadSample(
  call: Call,
  hold: Hold,
  as: As,
  key: PhoneKey,
  read: Read,
): Promise<void> {
  const each = async <T>(
    name: string,
    things: readonly T[],
    put: (thing: T) => Promise<unknown>,
  ) => {
    hold.step(name, 0, things.length)
    for (const [at, thing] of things.entries()) {
      await put(thing)
      hold.step(name, at + 1, things.length)
    }
  }
  const put = (path: string, body: unknown) => ask(call, 'PUT', path, body)

  await each('study', [study], (one) => add(call, '/api/studies', one))
  await each('members', await missing(call, 'members', staff, 'name'), (one) =>
    add(call, `${base}/members`, one),
  )
  await each('cases', cases, (one) => add(call, `${base}/cases`, one))
  await each('participants', participants, (one) => add(call, `${base}/participants`, one))
  await each('consent texts', [consentText], (one) => add(call, `${base}/consent-texts`, one))
  await each('consents', consents, async ({ participant, consent, withdrawn }) => {
    await ask(call, 'POST', `${base}/participants/${participant}/consents`, consent)
    if (withdrawn) await ask(call, 'POST', `${base}/consents/${consent.id}/withdraw`)
  })

  const hashes = new Map<string, string>()
  await each('instruments', instruments, async (instrument) => {
    const made = await ask<{ hash: string }>(call, 'POST', `${base}/instruments`, instrument)
    hashes.set(instrument.slug, made.hash)
  })
  const versionOf = (slug: string) => {
    const hash = hashes.get(slug)
    if (!hash) throw new Error(`sample: no instrument ${slug}`)
    return hash
  }

  hold.step('responses', 0, responses.length)
  await sendResponses(call, versionOf, key)
  hold.step('responses', responses.length, responses.length)
  await each('codes', await missing(call, 'codes', codeBodies(codebook), 'id'), ({ id, ...body }) =>
    put(`${base}/codes/${id}`, body),
  )
  // The desk lists the newest first: the first interview comes in last and stands on top.
  await each('sources', sources.toReversed(), ({ key: _, instrument, ...source }) =>
    ask(call, 'POST', `${base}/sources`, { ...source, version: versionOf(instrument) }),
  )
  await each('recordings', recordings, async ({ source, file, type, lengthMs }) => {
    const { bytes, hash } = read(file)
    const named = { name: file, type, sizeBytes: bytes.byteLength, spans: [[0, lengthMs]] }
    await put(`${base}/sources/${source}/recordings/${hash}`, named)
    await put(`${base}/files/${hash}`, bytes)
  })
  await each('codings', codings, ({ id, source, code, start, end, quote }) =>
    put(`${base}/codings/${id}`, { source, code, start, end, quote }),
  )
  await each('findings', await missing(call, 'findings', findings, 'id'), ({ id, body }) =>
    put(`${base}/findings/${id}`, { ...body, state: 'draft' }),
  )
  await each('evidence', findings, async (finding) => {
    for (const { id, body } of finding.evidence)
      await put(`${base}/findings/${finding.id}/evidence/${id}`, body)
    await judge(call, finding)
  })
  // Later loads leave alone what somebody judged or set otherwise meanwhile.
  const unmade = await missing(call, 'indicators', indicators, 'id')
  if (unmade.length === indicators.length) {
    await put(`${base}/matrix/settings`, { period: 'month' })
    await each('assessments', assessments, ({ finding, body }) =>
      put(`${base}/findings/${finding}/assessment`, body),
    )
    await each('plan', plan, (cell) => put(`${base}/coverage/plan`, cell))
    await each('targets', targets, (planned) => put(`${base}/progress/plan`, planned))
  }
  await each('indicators', unmade, ({ id, body }) => put(`${base}/indicators/${id}`, body))
  await each('relations', relations, ({ id, body }) => put(`${base}/relations/${id}`, body))
  await each('events', events, ({ id, body }) => put(`${base}/events/${id}`, body))
  await each('round', [roundId], (id) => secondReading(call, as, id))
  await each('memos', memos, ({ id, body }) => put(`${base}/memos/${id}`, body))
}

/** The owner and a second coder read two interviews blind, and each says so when they are through. */
async function secondReading(call: Call, as: As, id: string): Promise<void> {
  const me = await ask<{ id: string }>(call, 'GET', '/api/me')
  const { rows } = await ask<{ rows: { id: string; name: string }[] }>(
    call,
    'GET',
    `${base}/members`,
  )
  const other = rows.find(({ name }) => name === secondCoder)
  if (!other) throw new Error(`sample: no member ${secondCoder}`)
  const round = roundOf([me.id, other.id])
  await ask(call, 'PUT', `${base}/rounds/${id}`, round)
  const finish = async (by: Call) => {
    for (const { source } of round.sources)
      await ask(by, 'PUT', `${base}/rounds/${id}/sources/${source}/done`, { done: true })
  }
  await finish(call)
  await as(other.id, async (by) => {
    for (const { id: coding, source, code, start, end, quote } of secondCodings)
      await ask(by, 'PUT', `${base}/codings/${coding}`, { source, code, start, end, quote })
    await finish(by)
  })
}

/** A finding is judged once its evidence stands, and only while nobody has touched it since. */
async function judge(call: Call, { id, body }: SampleFinding): Promise<void> {
  if (body.state === 'draft') return
  const path = `${base}/findings/${id}`
  const now = await ask<{ state: string; revision: number }>(call, 'GET', path)
  if (now.state !== 'draft' || now.revision !== 1) return
  await ask(call, 'PUT', `${path}?revision=1`, body)
}

/** Responses come from a phone, so one is enrolled for them; not again when they are all there. */
async function sendResponses(
  call: Call,
  versionOf: (slug: string) => string,
  key: PhoneKey,
): Promise<void> {
  const left = await missing(call, 'responses', responses, 'id')
  if (left.length === 0) return
  const { code } = await ask<{ code: string }>(call, 'POST', `${base}/enrolments`, phone)
  await ask(call, 'POST', '/api/enrol', { code, tokenHash: key.tokenHash, app: 'sampel' })
  const path = '/api/field/responses'
  for (let at = 0; at < left.length; at += responsesAtOnce) {
    const batch = left
      .slice(at, at + responsesAtOnce)
      .map(({ key: _, instrument, ...response }) => ({
        ...response,
        version: versionOf(instrument),
      }))
    const { receipts } = await ask<{ receipts: { outcome: string; problem?: { code: string } }[] }>(
      call,
      'POST',
      path,
      { responses: batch },
      key.token,
    )
    const refused = receipts.find((receipt) => receipt.outcome === 'refused')
    if (refused) throw refusal('POST', path, 200, refused.problem?.code)
  }
}

/** What is not in the study's list yet, told apart by one of its fields. */
async function missing<K extends string, T extends Record<K, string>>(
  call: Call,
  list: string,
  things: readonly T[],
  key: K,
): Promise<T[]> {
  const held = new Set<string>()
  let after: string | null = null
  do {
    const query: string = after === null ? '' : `?after=${encodeURIComponent(after)}`
    const page: { rows: Record<K, string>[]; next?: string | null } = await ask(
      call,
      'GET',
      `${base}/${list}${query}`,
    )
    for (const row of page.rows) held.add(row[key])
    after = page.next ?? null
  } while (after !== null)
  return things.filter((thing) => !held.has(thing[key]))
}

/** Adds what is known by its name; a name that is taken is the sample's own, from an earlier load. */
async function add(call: Call, path: string, body: unknown): Promise<void> {
  const { status, json } = await call(path, { method: 'POST', body })
  const code = codeOf(json)
  if (status === 409 && code === 'name.taken') return
  if (status >= 300) throw refusal('POST', path, status, code)
}

async function ask<T>(
  call: Call,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<T> {
  const { status, json } = await call(path, {
    method,
    ...(body !== undefined && { body }),
    ...(token !== undefined && { token }),
  })
  if (status >= 300) throw refusal(method, path, status, codeOf(json))
  return json as T
}

function codeOf(json: unknown): string | undefined {
  const error = (json as { error?: unknown } | null)?.error
  return typeof error === 'string' ? error : undefined
}

function refusal(method: string, path: string, status: number, code: string | undefined): Error {
  return new Error(`sample: ${method} ${path} answered ${status} ${code ?? 'without a code'}`)
}
