// Takes the study's kit along when it has changed since the last time.
import type { FieldKit } from '../../../core/wire/field.ts'
import { keepKit, readKit } from '../store/kit.ts'
import type { Device, Sealed } from '../store/shape.ts'
import { call, refusalIn } from './call.ts'

export type Pulled =
  | { kind: 'fresh' }
  | { kind: 'later' }
  | { kind: 'refused'; problem: NonNullable<Sealed['problem']> }

export async function pull(device: Device): Promise<Pulled> {
  const before = await readKit()
  const tag = before?.etag ?? null
  const answer = await call(
    'GET',
    '/field/kit',
    device.token,
    null,
    tag === null ? {} : { headers: { 'if-none-match': tag } },
  )
  if (!answer) return { kind: 'later' }
  const takenAt = new Date().toISOString()
  if (answer.status === 304 && before) {
    await keepKit({ ...before, takenAt })
    return { kind: 'fresh' }
  }
  if (answer.status === 200 && isKit(answer.body)) {
    await keepKit({ kit: answer.body, etag: answer.etag, takenAt })
    return { kind: 'fresh' }
  }
  const problem = answer.status < 500 ? refusalIn(answer.body) : null
  return problem ? { kind: 'refused', problem } : { kind: 'later' }
}

/** It comes from our own Worker, which checked it; this only keeps anything else that speaks JSON from passing for it. */
function isKit(body: unknown): body is FieldKit {
  const { study, versions, participants } = (body ?? {}) as Partial<FieldKit>
  return typeof study?.slug === 'string' && Array.isArray(versions) && Array.isArray(participants)
}
