// What was refused before its body was read leaves the connection in order: the next request on it is answered.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { world } from '../world.ts'

test('after a refused write of any usual size the same connection serves the next request', async () => {
  const { origin } = (await world()).local
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const ask = (method: string, path: string, body: Uint8Array, headers: IncomingHttpHeaders) =>
    new Promise<{ status: number | undefined; isSame: boolean }>((told, lost) => {
      const asking = request(origin + path, { method, agent, headers }, (answer) => {
        answer.resume()
        answer.on('end', () => told({ status: answer.statusCode, isSame: asking.reusedSocket }))
      })
      asking.on('error', lost)
      asking.end(body)
    })
  const none = new Uint8Array()
  await ask('GET', '/api/me', none, {})
  for (const size of [1, 1_000, 200_000, 1_500_000]) {
    const body = new Uint8Array(size)
    const headers = { origin: 'http://elsewhere.example', 'content-length': `${size}` }
    expect(await ask('POST', '/api/sign-in', body, headers)).toEqual({ status: 403, isSame: true })
    expect(await ask('GET', '/api/me', none, {})).toEqual({ status: 401, isSame: true })
  }
})
