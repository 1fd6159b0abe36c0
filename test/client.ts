// How a test speaks to the Worker: through the front door, with the headers that a browser or a phone would send.
import type { Miniflare } from 'miniflare'

export const origin = 'http://localhost'

export type Answer = {
  status: number
  json: unknown
  headers: Headers
  text: string
  bytes: Uint8Array
}

/** Paths that begin with /api are whole; others lie below the client's base, such as the study. */
export type Client = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body: unknown): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** The bytes as they are, for what a well-behaved client would never send, and for files. */
  raw(
    method: string,
    path: string,
    body?: string | Uint8Array | ReadableStream,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

/** `identity` is asked before each request, so that signing in can wait until somebody speaks. */
export function client(
  mf: Miniflare,
  base: string,
  identity: () => Promise<Record<string, string>>,
): Client {
  const raw: Client['raw'] = async (method, path, body, headers = {}) => {
    const url = `${origin}${path.startsWith('/api') ? path : base + path}`
    const init = {
      method,
      headers: { ...(await identity()), ...headers },
      ...(body === undefined ? {} : { body }),
      ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
      redirect: 'manual' as const,
    }
    // Miniflare's fetch is undici's; the types of its streams differ from the DOM's in name only.
    const answer = await mf.dispatchFetch(url, init as Parameters<Miniflare['dispatchFetch']>[1])
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const broken = answer.headers.get('x-strict')
    if (broken) throw new Error(`${method} ${path} would fail in production: ${broken}`)
    const text = new TextDecoder().decode(bytes)
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    return {
      status: answer.status,
      json: isJson && text !== '' ? JSON.parse(text) : null,
      headers: answer.headers as unknown as Headers,
      text,
      bytes,
    }
  }
  const json = (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) => raw(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
  return {
    raw,
    get: (path, headers) => raw('GET', path, undefined, headers),
    put: (path, body, headers) => json('PUT', path, body, headers),
    patch: (path, body) => json('PATCH', path, body),
    post: (path, body, headers) => json('POST', path, body, headers),
    delete: (path) => raw('DELETE', path),
  }
}
