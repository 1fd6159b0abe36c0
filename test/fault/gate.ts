// Between the phones and the Worker, for requests that meet a fault: a real server that does to each what its `x-net`
// header asks for, the way networks do it, with sockets that end.
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newNetwork, type Passed } from './meet.ts'
import type { Fault } from './table.ts'

export type Gate = { origin: string; close: () => Promise<void> }

export async function openGate(target: string): Promise<Gate> {
  const { port } = new URL(target)
  const meet = newNetwork()

  async function serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    // The page is the Worker's own; only what meets a fault comes here.
    answer.setHeader('access-control-allow-origin', target)
    if (asked.method === 'OPTIONS') {
      answer.writeHead(204, allowed).end()
      return
    }
    const body = await read(asked)
    const met = await meet(asked.headers['x-net'] as Fault | undefined, body, {
      pass: (bytes = body, more = {}) => passOn(port, asked, bytes, more),
      passHalf: () => passHalf(port, asked, body),
      passAndLeave: () => passAndLeave(port, asked, body),
    })
    if (met.came === 'nothing') return
    if (met.came === 'cut') {
      asked.socket.destroy()
      return
    }
    const { status, headers, body: said } = met.answer
    const { 'transfer-encoding': _, connection: __, ...kept } = headers
    answer.writeHead(status, { ...kept, 'access-control-expose-headers': 'etag' })
    if (met.drips)
      for (let at = 0; at < said.length; at += 64)
        if (!answer.write(said.subarray(at, at + 64))) await once(answer, 'drain')
    answer.end(met.drips ? undefined : said)
    await met.afterwards()
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

async function passOn(
  port: string,
  asked: IncomingMessage,
  body: Uint8Array,
  more: object,
): Promise<Passed> {
  const upstream = open(port, asked, body.length, more)
  upstream.end(body)
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage]
  return {
    status: answer.statusCode ?? 502,
    headers: answer.headers as Record<string, string>,
    body: await read(answer),
  }
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

async function passAndLeave(port: string, asked: IncomingMessage, body: Buffer): Promise<void> {
  const upstream = open(port, asked, body.length, {})
  upstream.on('error', () => {})
  await new Promise<void>((written) => upstream.end(body, () => written()))
  upstream.destroy()
}
