// Takes along what is to be corrected or answered, and the answers of what was returned, so that it can be done offline.
import type { Returned } from '../../../core/wire/query.ts'
import type { Response } from '../../../core/wire/response.ts'
import { keepBody, keepReturns, listReturns } from '../store/returns.ts'
import type { Device } from '../store/shape.ts'
import { call } from './call.ts'

export async function takeReturns(device: Device): Promise<void> {
  const answer = await call('GET', '/field/returns', device.token)
  const { rows } = (answer?.body ?? {}) as { rows?: unknown }
  if (answer?.status !== 200 || !Array.isArray(rows)) return
  await keepReturns(device.study, rows as Returned[])
  for (const { returned, hasBody } of await listReturns()) {
    if (returned.state !== 'returned' || hasBody) continue
    const body = await fetchBody(device, returned.id)
    if (body) await keepBody(returned.id, body)
  }
}

/** Null when it did not come: no network, or it may not be read any more. */
export async function fetchBody(device: Device, id: string): Promise<Response | null> {
  const answer = await call('GET', `/field/responses/${id}/body`, device.token)
  const body = (answer?.body ?? {}) as Partial<Response>
  return answer?.status === 200 && body.id === id ? (body as Response) : null
}
