// What a request meets on its way, fault by fault, whatever carries it: sockets (gate.ts) or this process (inside/net.ts).
import type { Fault } from './table.ts'

export type Passed = { status: number; headers: Record<string, string>; body: Uint8Array }

/** How a request is carried to the Worker. */
export type Way = {
  pass(bytes?: Uint8Array, more?: Record<string, string>): Promise<Passed>
  /** Only the first half of its bytes arrives. */
  passHalf(): Promise<unknown>
  /** All of it arrives; whoever asked is gone before the answer. */
  passAndLeave(): Promise<unknown>
}

export type Met =
  | { came: 'answer'; answer: Passed; drips: boolean; afterwards: () => Promise<unknown> }
  | { came: 'cut' }
  | { came: 'nothing' }

const cut: Met = { came: 'cut' }

/** One for each network: what is delivered late arrives there after the next request. */
export function newNetwork() {
  let late: (() => Promise<unknown>) | null = null

  return async function meet(fault: Fault | undefined, body: Uint8Array, way: Way): Promise<Met> {
    const before = late
    late = null
    const came = (answer: Passed): Met => ({
      came: 'answer',
      answer,
      drips: fault === 'slow drip',
      // What was on its way for long arrives after something newer.
      afterwards: async () => before?.(),
    })
    switch (fault) {
      case 'drop before send':
        return cut
      case 'server 500':
        return came(failed(500))
      case 'server 503 with Retry-After':
        return came(failed(503, { 'retry-after': '0' }))
      case 'captive portal':
        return came({
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: new TextEncoder().encode('<p>Selamat datang</p>'),
        })
      case 'time-out':
        await way.pass()
        return { came: 'nothing' }
      case 'cut in the middle':
        await way.passHalf()
        return cut
      case 'server cut off in mid-request':
        await way.passAndLeave()
        return cut
      case 'drop after send':
        await way.pass()
        return cut
      case 'delivered twice':
        await way.pass()
        break
      case 'delivered late':
        late = () => way.pass()
        break
    }
    return came(
      await way.pass(fault === 'a byte corrupted' ? harmed(body) : body, onServer[fault ?? '']),
    )
  }
}

const onServer: Record<string, Record<string, string>> = {
  'database error before a statement': { 'x-fault': 'before' },
  'database error after a commit': { 'x-fault': 'after' },
}

function harmed(body: Uint8Array): Uint8Array {
  const copy = body.slice()
  const at = copy.length >> 1
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

function failed(status: number, more: Record<string, string> = {}): Passed {
  const body = JSON.stringify({ error: 'server.failed', details: {}, requestId: '' })
  const headers = { 'content-type': 'application/json', ...more }
  return { status, headers, body: new TextEncoder().encode(body) }
}
