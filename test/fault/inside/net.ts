// The network of phones that live in the process of their Worker: each request goes to the Worker's own entry, and what
// carries an `x-net` header meets that fault on its way (test/fault/meet.ts).
import { newNetwork, type Passed } from '../meet.ts'
import type { Fault } from '../table.ts'

export type Entry = {
  fetch(request: Request, env: unknown, context: unknown): Promise<Response>
}

/** What the Worker is bound to; `dying` is the same for a Worker that ends after so many calls to what it is bound to. */
export type Bindings = { sound: unknown; dying(calls: number): unknown }

/** `cookie` is the supervisor's: whoever does not leave it out sends it along, as the page of a browser does. */
export function network(origin: string, worker: Entry, bindings: Bindings, cookie: string) {
  const meet = newNetwork()
  let deaths = 0

  return async function fetch(
    asked: string | URL | Request,
    given?: RequestInit,
  ): Promise<Response> {
    const url = new URL(asked instanceof Request ? asked.url : asked, origin)
    const init = asked instanceof Request ? asked : (given ?? {})
    const { method = 'GET', signal } = init
    const headers = new Headers(init.headers)
    const fault = headers.get('x-net') as Fault | null
    headers.delete('x-net')
    if (init.credentials !== 'omit') {
      headers.set('cookie', cookie)
      headers.set('origin', origin)
    }
    const body =
      init.body === null || init.body === undefined
        ? null
        : new Uint8Array(await new Response(init.body).arrayBuffer())

    const send = (sent: BodyInit | null, more: Record<string, string>, env: unknown) => {
      const all = new Headers(headers)
      for (const [name, value] of Object.entries(more)) all.set(name, value)
      if (body) all.set('content-length', String(body.length))
      const carried = sent === null ? {} : { body: sent, duplex: 'half' }
      return worker.fetch(new Request(url, { method, headers: all, ...carried }), env, {})
    }
    if (fault === null) return orLeft(send(body, {}, bindings.sound), signal)

    const pass = async (bytes = body, more = {}): Promise<Passed> => {
      const answer = await send(bytes as BodyInit | null, more, bindings.sound)
      const said = new Uint8Array(await answer.arrayBuffer())
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: said }
    }
    const met = await meet(fault, body ?? new Uint8Array(), {
      pass: (bytes, more) => pass(body && (bytes as typeof body | undefined), more),
      passHalf: () => send(body && halfOf(body), {}, bindings.sound),
      // It is never heard of again, whatever it had done by then.
      passAndLeave: async () => void send(body, {}, bindings.dying(deaths++ % mostCalls)),
    })
    if (met.came === 'cut') throw new TypeError('Failed to fetch')
    if (met.came === 'nothing') return orLeft(new Promise<never>(() => {}), signal)
    const { status, headers: told, body: said } = met.answer
    await met.afterwards()
    const isEmpty = status === 204 || status === 304
    return new Response(isEmpty ? null : (said as BodyInit), { status, headers: told })
  }
}

/** No request makes many more calls to its database and its bucket. */
const mostCalls = 8

/** Whoever leaves does not hear the answer; the Worker goes on. */
function orLeft(answer: Promise<Response>, signal?: AbortSignal | null): Promise<Response> {
  if (!signal) return answer
  return new Promise((resolve, reject) => {
    const leave = () => reject(new DOMException('left', 'AbortError'))
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

function halfOf(body: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(body.subarray(0, body.length >> 1))
      controller.error(new TypeError('cut'))
    },
  })
}
