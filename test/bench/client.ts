// A client that costs little beside what it measures: keep-alive connections, no redirects, no cookies of its own.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = {
  status: number
  headers: IncomingHttpHeaders
  text: string
  json: unknown
  firstByteMs: number
}

export function client(origin: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(origin)
  return (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const started = performance.now()
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const all =
        payload === undefined
          ? headers
          : {
              ...headers,
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(payload)),
            }
      const asked = request(
        { agent, hostname, port, method, path: `/api${path}`, headers: all },
        (told) => {
          const parts: Buffer[] = []
          let firstByteMs = 0
          told.on('data', (part: Buffer) => {
            firstByteMs ||= performance.now() - started
            parts.push(part)
          })
          told.on('error', reject)
          told.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            const isJson = told.headers['content-type']?.includes('json')
            resolve({
              status: told.statusCode ?? 0,
              headers: told.headers,
              text,
              json: isJson ? JSON.parse(text) : null,
              firstByteMs,
            })
          })
        },
      )
      asked.on('error', reject)
      asked.end(payload)
    })
}
