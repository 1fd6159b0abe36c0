// One request to the API, and what came back of it. Only JSON counts as an answer: a captive portal says 200 too.

export type Answer = { status: number; body: unknown; etag: string | null }

/** A slow network may take its time; a dead one must not hold the queue for ever. */
const patienceMs = 60_000
/** A photo over a weak signal: at least 8 kB each second. */
const bytesPerMs = 8

const json = 'application/json'
const octets = 'application/octet-stream'

/** Null when nobody of ours answered. */
export async function call(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  token: string | null,
  body: string | Blob | null = null,
  headers: Record<string, string> = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      body,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceFor(body)),
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== null && { 'content-type': typeof body === 'string' ? json : octets }),
        ...headers,
      },
    })
    const etag = response.headers.get('etag')
    if (response.status === 304) return { status: 304, body: null, etag }
    if (!response.headers.get('content-type')?.includes(json)) return null
    return { status: response.status, body: await response.json(), etag }
  } catch {
    // Offline, cut off, timed out or not JSON after all: nothing is known, so the same request may be made again.
    return null
  }
}

function patienceFor(body: string | Blob | null): number {
  return patienceMs + (body instanceof Blob ? body.size / bytesPerMs : 0)
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
