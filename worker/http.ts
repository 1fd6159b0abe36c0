// The border: what comes in is counted while it is read, parsed, checked against its schema, and only then seen.
import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { joined } from '../core/bytes.ts'
import { problems, Refusal } from '../core/problem.ts'
import { problemOf } from '../core/wire/refuse.ts'
import type { App } from './env.ts'
import { sha256 } from './secret.ts'
import { type Cursor, decodeCursor } from './store/cursor.ts'

type Schema = v.GenericSchema<unknown, unknown>

/** JSON bodies are bounded unless a route says otherwise. */
export const usualBodyBytes = 256_000

/** Checks the JSON body; the handler reads it with `c.req.valid('json')`. */
export function body<S extends Schema>(
  schema: S,
  limitBytes = usualBodyBytes,
): MiddlewareHandler<
  App,
  string,
  { in: { json: v.InferInput<S> }; out: { json: v.InferOutput<S> } }
> {
  return async (c, next) => {
    c.req.addValidatedData('json', check(schema, await readJson(c, limitBytes)) as object)
    await next()
  }
}

/** Checks the query string; unknown names are refused too. */
export function query<S extends Schema>(
  schema: S,
): MiddlewareHandler<
  App,
  string,
  { in: { query: v.InferInput<S> }; out: { query: v.InferOutput<S> } }
> {
  return async (c, next) => {
    c.req.addValidatedData('query', check(schema, c.req.query()) as object)
    await next()
  }
}

/** The value, or the refusal that names where it is wrong and why, and never what was said there. */
export function check<S extends Schema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  throw new Refusal(problemOf(result.issues[0]))
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

export async function readJson(c: Context<App>, limitBytes: number): Promise<unknown> {
  return parseJson(await readBytes(c.req.raw, limitBytes))
}

export function parseJson(bytes: Uint8Array): unknown {
  // Whatever walks a value goes down with it, and its stack ends somewhere.
  if (isDeeperThan(bytes, deepest))
    throw new Refusal(problems.requestMalformed({ at: '', reason: 'json.deep' }))
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    // Broken UTF-8 and broken JSON are the same to the sender: nothing was read.
    throw new Refusal(problems.jsonMalformed({}))
  }
}

/** Twenty-four groups in one another, and rows in rows, stay well below. */
const deepest = 100

const sign = { quote: 0x22, escape: 0x5c, openList: 0x5b, closeList: 0x5d, open: 0x7b, close: 0x7d }

function isDeeperThan(bytes: Uint8Array, most: number): boolean {
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === sign.quote) isQuoted = !isQuoted
    else if (isQuoted) at += byte === sign.escape ? 1 : 0
    else if (byte === sign.open || byte === sign.openList) {
      depth += 1
      if (depth > most) return true
    } else if (byte === sign.close || byte === sign.closeList) depth -= 1
  }
  return false
}

/**
 * Counted while reading: a chunked body has no length to trust, and a length can lie. A phone tells the hash of what it
 * sends, so that what was damaged on its way is not taken for what was said.
 */
export async function readBytes(
  request: Request,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readCounted(request, limitBytes)
  const told = request.headers.get('x-body-sha256')
  if (told !== null && told !== (await sha256(bytes)))
    throw new Refusal(problems.requestDamaged({}))
  return bytes
}

async function readCounted(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  // Made where it is thrown: an error costs its stack trace.
  const tooLarge = () => new Refusal(problems.bodyTooLarge({ limitBytes }))
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge()
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += part.byteLength
    if (size > limitBytes) throw tooLarge()
    parts.push(part)
  }
  const [only] = parts
  if (only && parts.length === 1) return only
  return joined(parts)
}

const pageFields = {
  after: v.optional(v.pipe(v.string(), v.maxLength(600))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
  ),
}

/** The query of a list: a cursor, a limit, and what the list can be narrowed by. */
export function listQuery<E extends v.ObjectEntries>(more: E) {
  return v.strictObject({ ...pageFields, ...more })
}

export function cursorOf(asked: {
  after?: string | undefined
  limit?: number | undefined
}): Cursor {
  const after = asked.after === undefined ? null : decodeCursor(asked.after)
  if (asked.after !== undefined && after === null)
    throw new Refusal(problems.requestMalformed({ at: 'after', reason: 'cursor.form' }))
  return { after, limit: asked.limit ?? 50 }
}

/** A part of a file is half of it. */
const mostLeftBytes = 2_000_000

/**
 * A body that nobody read ends its connection, and the next request on it is lost: what is refused before it was read is
 * read to its end all the same, as long as that is soon.
 */
export async function readToEnd(request: Request): Promise<void> {
  const size = Number(request.headers.get('content-length') ?? Number.NaN)
  if (request.body === null || request.bodyUsed || !(size <= mostLeftBytes)) return
  await request.body.pipeTo(new WritableStream())
}
