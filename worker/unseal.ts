// From sealed to plain at the border: what opens goes on as if it had come as JSON, what does not is laid aside.
import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { type Problem, problems, Refusal } from '../core/problem.ts'
import { type Place, readEnvelope, sealedType } from '../core/seal/envelope.ts'
import { SealedResponse } from '../core/wire/response.ts'
import type { App } from './env.ts'
import { check, parseJson, readJson, usualBodyBytes } from './http.ts'
import type { Sender } from './intake.ts'
import { fromBase64, openWith } from './seal.ts'
import { sha256 } from './secret.ts'
import type { Deed } from './store/audits.ts'
import type { Db } from './store/db.ts'
import { layUnopenedAside, type Unopened } from './store/unopened.ts'
import { openingKeys } from './study-key.ts'

/** As large as a response may be that comes in the clear. */
const mostBytes = 1_000_000

export type Read = { value: unknown } | { id: string; problem: Problem }

export function isSealed(sent: unknown): sent is v.InferOutput<typeof SealedResponse> {
  return v.is(SealedResponse, sent)
}

/** In the order they were sent. What is not sealed stays as it is. */
export async function unseal(
  db: Db,
  deed: Deed,
  { study, device, secret }: Sender,
  sent: readonly unknown[],
): Promise<Read[]> {
  const sealed = sent.map(sealedIn)
  if (sealed.every((one) => one === null)) return sent.map((value) => ({ value }))
  const ids = new Set(sealed.flatMap((one) => (one?.envelope ? [one.envelope.key] : [])))
  const keys = await openingKeys(db, study.id, secret, [...ids])
  const unopened: Unopened[] = []
  const read = await Promise.all(
    sent.map(async (value, at): Promise<Read> => {
      const one = sealed[at]
      if (!one) return { value }
      const { id } = one
      const opened = await open(one, keys)
      if ('value' in opened) return opened
      unopened.push({
        id,
        sealed: one.text,
        hash: await sha256(one.text),
        reason: opened.problem.code,
      })
      return { id, problem: opened.problem }
    }),
  )
  if (unopened.length > 0) await layUnopenedAside(db, deed, { study: study.id, device }, unopened)
  return read
}

/** A file, or a part of one, as it came: what is sealed says so by its type. */
export async function unsealPart(
  c: Context<App>,
  place: Place,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return c.req.header('content-type') === sealedType ? opened(c, place, bytes) : bytes
}

async function opened(
  c: Context<App>,
  place: Place,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const envelope = readEnvelope(bytes)
  if (!envelope) throw new Refusal(problems.sealBroken({}))
  const keys = await openingKeys(c.var.db, c.var.study.id, c.env.SEAL_SECRET, [envelope.key])
  const key = keys.get(envelope.key)
  if (!key) throw new Refusal(problems.sealKeyUnknown({}))
  const plain = await openWith(key, place, bytes)
  if (!plain) throw new Refusal(problems.sealBroken({}))
  return plain
}

/** The JSON body of a deed, sealed or in the clear, checked either way. */
export function deedBody<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  limitBytes = usualBodyBytes,
): MiddlewareHandler<
  App,
  string,
  { in: { json: v.InferInput<S> }; out: { json: v.InferOutput<S> } }
> {
  return async (c, next) => {
    const sent = await readJson(c, limitBytes)
    const plain = isSealed(sent) ? await unsealDeed(c, sent) : sent
    c.req.addValidatedData('json', check(schema, plain) as object)
    await next()
  }
}

async function unsealDeed(
  c: Context<App>,
  { id, sealed }: v.InferOutput<typeof SealedResponse>,
): Promise<unknown> {
  const bytes = fromBase64(sealed)
  if (!bytes || id !== c.req.param('id')) throw new Refusal(problems.sealBroken({}))
  return parseJson(await opened(c, { deed: id }, bytes))
}

type Sealed = NonNullable<ReturnType<typeof sealedIn>>

function sealedIn(sent: unknown) {
  const result = v.safeParse(SealedResponse, sent)
  if (!result.success) return null
  const { id, sealed: text } = result.output
  const bytes = fromBase64(text)
  return { id, text, bytes, envelope: bytes && readEnvelope(bytes) }
}

async function open(
  { id, bytes, envelope }: Sealed,
  keys: ReadonlyMap<string, CryptoKey>,
): Promise<{ value: unknown } | { problem: Problem }> {
  if (!bytes || !envelope) return { problem: problems.sealBroken({}) }
  const key = keys.get(envelope.key)
  if (!key) return { problem: problems.sealKeyUnknown({}) }
  const plain = await openWith(key, { response: id }, bytes)
  if (!plain) return { problem: problems.sealBroken({}) }
  if (plain.length > mostBytes) return { problem: problems.bodyTooLarge({ limitBytes: mostBytes }) }
  try {
    const value = parseJson(plain)
    const isNamed = (value as { id?: unknown } | null)?.id === id
    return isNamed ? { value } : { problem: problems.sealBroken({}) }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem }
    throw error
  }
}
