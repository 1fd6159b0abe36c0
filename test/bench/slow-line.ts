// A village's network in front of the server: so many bits a second for all connections together, and so long a way
// there and back. The service worker's fetches pass through it like the page's. Opening a connection costs nothing, as in
// the browsers' own tools, with which the systems were measured that Pedoman is compared with.
import { createServer, connect as dial, type Socket } from 'node:net'

export type Line = { bitsPerSecond: number; roundTripMs: number }
export const slow3g: Line = { bitsPerSecond: 400_000, roundTripMs: 400 }

const packetBytes = 1_460

export async function slowLine(
  origin: string,
  line: Line,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const { hostname, port } = new URL(origin)
  const up = pipeOf(line)
  const down = pipeOf(line)
  const open = new Set<Socket>()
  const server = createServer((phone) => {
    const house = dial(Number(port), hostname)
    join(phone, house, up)
    join(house, phone, down)
    for (const socket of [phone, house]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // Either end may leave at any time; the other hears of it by its own end.
      socket.on('error', () => socket.destroy())
    }
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  const address = server.address()
  const mine = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://localhost:${mine}`,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy()
        server.close(() => closed())
      }),
  }
}

type Packet = { data: Buffer | null; to: Socket; at: number }
type Pipe = (from: Socket, data: Buffer | null, to: Socket) => void

function join(from: Socket, to: Socket, pipe: Pipe): void {
  from.on('data', (data) => {
    for (let at = 0; at < data.length; at += packetBytes)
      pipe(from, data.subarray(at, at + packetBytes), to)
  })
  from.on('end', () => pipe(from, null, to))
}

/** One direction: packets leave one after another, each connection in its turn, and arrive half a round trip later. */
function pipeOf({ bitsPerSecond, roundTripMs }: Line): Pipe {
  const waiting = new Map<Socket, Packet[]>()
  const underWay: Packet[] = []
  // When the last packet has left. A clock that ticks late does not make the line slower than it is.
  let freeAt = 0
  let timer: NodeJS.Timeout | undefined
  const move = () => {
    const now = performance.now()
    for (const [from, queue] of waiting) {
      if (freeAt > now) break
      const packet = queue.shift()
      // To the end of the row, where the next turn comes last.
      waiting.delete(from)
      if (!packet) continue
      waiting.set(from, queue)
      freeAt = Math.max(freeAt, packet.at) + ((packet.data?.length ?? 0) * 8_000) / bitsPerSecond
      underWay.push({ ...packet, at: freeAt + roundTripMs / 2 })
    }
    for (let first = underWay[0]; first && first.at <= now; first = underWay[0]) {
      underWay.shift()
      if (first.data) first.to.write(first.data)
      else first.to.end()
    }
    const nextAt = Math.min(
      underWay[0]?.at ?? Number.POSITIVE_INFINITY,
      waiting.size > 0 ? freeAt : Number.POSITIVE_INFINITY,
    )
    if (Number.isFinite(nextAt)) timer = setTimeout(move, Math.max(nextAt - now, 0))
  }
  return (from, data, to) => {
    const queue = waiting.get(from) ?? []
    queue.push({ data, to, at: performance.now() })
    waiting.set(from, queue)
    clearTimeout(timer)
    timer = setTimeout(move)
  }
}
