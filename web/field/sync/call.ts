// One request to the API, and what came back of it. Only JSON counts as an answer: a captive portal says 200 too.

import { digest } from '../../kit/digest.ts'

export type Answer = {
  status: number
  body: unknown
  etag: string | null
  /** How long the server asks to be left alone. */
  waitMs: number | null
}

/** A slow network may take its time; a dead one must not hold the queue for ever. */
const patienceMs = 60_000
/** A photo over a weak signal: at least 8 kB each second. */
const bytesPerMs = 8

const json = 'application/json'
const octets = 'application/octet-stream'

export type Carried = string | Blob | Uint8Array<ArrayBuffer> | null

type More = {
  headers?: Record<string, string>
  /** Somebody changed their mind: nothing is known then, as when the network is cut. */
  signal?: AbortSignal
  /** Beyond what the bytes themselves take: joining a long recording takes the server a while. */
  patienceMs?: number
}

/** Null when nobody of ours answered. */
export async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  token: string | null,
  body: Carried = null,
  { headers = {}, signal, patienceMs: extraMs = 0 }: More = {},
): Promise<Answer | null> {
  // Not `AbortSignal.timeout`: that holds the request and its bytes until it fires, minutes after the answer came.
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  const tooLong = setTimeout(leave, patienceFor(body) + extraMs)
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  try {
    const response = await fetch(`/api${path}`, {
      method,
      body,
      cache: 'no-store',
      redirect: 'error',
      signal: leaving.signal,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== null && { 'content-type': typeof body === 'string' ? json : octets }),
        // What is damaged on its way is not taken for what was said; files and parts are named by their hash anyway.
        ...(typeof body === 'string' && { 'x-body-sha256': await digest(body) }),
        ...headers,
      },
    })
    const etag = response.headers.get('etag')
    const waitMs = waitIn(response.headers.get('retry-after'), Date.now())
    if (response.status === 304) return { status: 304, body: null, etag, waitMs }
    // A front that is busy or broken speaks for our server, whatever it says; it never says that something was received.
    if (response.status >= 500) return { status: response.status, body: null, etag, waitMs }
    if (!response.headers.get('content-type')?.includes(json)) return null
    return { status: response.status, body: await response.json(), etag, waitMs }
  } catch {
    // Offline, cut off, timed out or not JSON after all: nothing is known, so the same request may be made again.
    return null
  } finally {
    clearTimeout(tooLong)
    signal?.removeEventListener('abort', leave)
  }
}

function patienceFor(body: Carried): number {
  const sizeBytes = body instanceof Blob ? body.size : (body?.length ?? 0)
  return patienceMs + sizeBytes / bytesPerMs
}

/** Seconds or a date (RFC 9110, 10.2.3); whatever it is, within an hour. */
export function waitIn(told: string | null, now: number): number | null {
  if (told === null) return null
  const ms = /^\d+$/.test(told) ? Number(told) * 1_000 : Date.parse(told) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null
}

/** A file's bytes, or null when they did not come. */
export async function bytes(path: string, token: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(`/api${path}`, {
      cache: 'no-store',
      redirect: 'error',
      headers: { authorization: `Bearer ${token}` },
    })
    return response.ok ? await response.arrayBuffer() : null
  } catch {
    // Offline or cut off: it is asked for again with the next kit.
    return null
  }
}

/** The server's refusal, when that is what it is. */
export function refusalIn(
  body: unknown,
): { code: string; details: Record<string, unknown> } | null {
  const { error, details } = (body ?? {}) as { error?: unknown; details?: unknown }
  if (typeof error !== 'string') return null
  return {
    code: error,
    details: typeof details === 'object' && details !== null ? { ...details } : {},
  }
}
