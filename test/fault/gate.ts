// Between the phones and the Worker, for requests that meet a fault: a real server that does to each what its `x-net`
// header asks for, the way networks do it, with sockets that end.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './table.ts'

export type Gate = { origin: string; close: () => Promise<void> }

type Passed = { status: number; headers: IncomingMessage['headers']; body: Buffer }

export async function openGate(target: string): Promise<Gate> {
  const { port } = new URL(target)
  let late: (() => Promise<unknown>) | null = null

  async function serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    // The page is the Worker's own; only what meets a fault comes here.
    answer.setHeader('access-control-allow-origin', target)
    if (asked.method === 'OPTIONS') {
      answer.writeHead(204, allowed).end()
      return
    }
    const body = await read(asked)
    const fault = asked.headers['x-net'] as Fault | undefined
    const pass = (bytes = body, more = {}) => passOn(port, asked, bytes, more)
    const before = late
    late = null
    switch (fault) {
      case 'drop before send':
        asked.socket.destroy()
        return
      case 'server 500':
        return say(answer, 500, { error: 'server.failed', details: {}, requestId: '' })
      case 'server 503 with Retry-After':
        answer.setHeader('retry-after', '0')
        return say(answer, 503, { error: 'server.failed', details: {}, requestId: '' })
      case 'captive portal':
        answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>Selamat datang</p>')
        return
      case 'time-out':
        await pass()
        return
      case 'cut in the middle':
        await passHalf(port, asked, body)
        asked.socket.destroy()
        return
      case 'server cut off in mid-request':
        await passAndLeave(port, asked, body)
        asked.socket.destroy()
        return
      case 'drop after send':
        await pass()
        asked.socket.destroy()
        return
      case 'delivered twice':
        await pass()
        break
      case 'delivered late':
        late = () => pass()
        break
    }
    const bytes = fault === 'a byte corrupted' ? harmed(body) : body
    const onServer = {
      'database error before a statement': { 'x-fault': 'before' },
      'database error after a commit': { 'x-fault': 'after' },
    }[fault as string]
    const passed = await pass(bytes, onServer)
    const { 'transfer-encoding': _, connection: __, ...headers } = passed.headers
    answer.writeHead(passed.status, { ...headers, 'access-control-expose-headers': 'etag' })
    if (fault === 'slow drip')
      for (let at = 0; at < passed.body.length; at += 64)
        if (!answer.write(passed.body.subarray(at, at + 64))) await once(answer, 'drain')
    answer.end(fault === 'slow drip' ? undefined : passed.body)
    // What was on its way for long arrives after something newer.
    if (before) await before()
  }

  const server = createServer((asked, answer) => {
    serve(asked, answer).catch(() => asked.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close }
}

const allowed = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, if-none-match, x-body-sha256, x-net',
  'access-control-max-age': '7200',
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function open(port: string, asked: IncomingMessage, size: number, more: object) {
  // As the page's own server would see it; the bearer token is proof enough.
  const { host: _, origin: __, 'sec-fetch-site': ___, 'x-net': ____, ...headers } = asked.headers
  return request({
    host: '127.0.0.1',
    port,
    path: asked.url,
    method: asked.method,
    headers: { ...headers, ...more, ...(size > 0 && { 'content-length': String(size) }) },
  })
}

async function passOn(port: string, asked: IncomingMessage, body: Buffer, more: object) {
  const upstream = open(port, asked, body.length, more)
  upstream.end(body)
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage]
  return {
    status: answer.statusCode ?? 502,
    headers: answer.headers,
    body: await read(answer),
  } satisfies Passed
}

async function passHalf(port: string, asked: IncomingMessage, body: Buffer): Promise<void> {
  const upstream = open(port, asked, body.length, {})
  upstream.on('error', () => {})
  await new Promise<void>((written) => {
    upstream.write(body.subarray(0, body.length >> 1), () => written())
    if (body.length < 2) written()
  })
  upstream.destroy()
}

/** The whole request arrives; whoever asked is gone before the answer. */
async function passAndLeave(port: string, asked: IncomingMessage, body: Buffer): Promise<void> {
  const upstream = open(port, asked, body.length, {})
  upstream.on('error', () => {})
  await new Promise<void>((written) => upstream.end(body, () => written()))
  upstream.destroy()
}

function harmed(body: Buffer): Buffer {
  const copy = Buffer.from(body)
  const at = copy.length >> 1
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

function say(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
