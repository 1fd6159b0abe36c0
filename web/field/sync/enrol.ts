// Exchanges the code of a QR for this phone's token.
import type { FieldKit } from '../../../core/wire/field.ts'
import { whenIdle } from '../idle.ts'
import { erasedDevice, keepDevice } from '../store/device.ts'
import { keepKit } from '../store/kit.ts'
import { askToKeep } from '../store/room.ts'
import { app } from '../version.ts'
import { call, refusalIn } from './call.ts'
import { sync } from './run.ts'

export type Enrolled =
  | { kind: 'done' }
  | { kind: 'refused'; problem: { code: string; details: Record<string, unknown> } }
  | { kind: 'network' }

export async function enrol(code: string): Promise<Enrolled> {
  const was = await erasedDevice()
  const answer = await call('POST', '/enrol', null, JSON.stringify({ code, app, was }))
  if (!answer) return { kind: 'network' }
  const problem = refusalIn(answer.body)
  if (problem) return { kind: 'refused', problem }
  const { token, device, study, lost, kit, tag } = answer.body as {
    token: string
    device: { id: string; label: string }
    study: { slug: string }
    lost: number
    kit: FieldKit
    tag: string
  }
  const enrolledAt = new Date().toISOString()
  await keepDevice({
    token,
    ...device,
    study: study.slug,
    enrolledAt,
    ...(lost > 0 && { lost }),
  })
  await keepKit({ kit, etag: tag, takenAt: enrolledAt })
  await askToKeep()
  // What the kit shows is fetched, and the server hears of this phone, while it is looked at.
  whenIdle(() => void sync())
  return { kind: 'done' }
}

/**
 * The code of `#e=CODE`. It leaves the address at once: it must not stay in the history, in a bookmark or on a
 * photograph of the screen.
 */
export function takeCode(): string | null {
  const code = /^#e=([A-Za-z0-9_.-]{1,100})$/.exec(location.hash)?.[1] ?? null
  if (code !== null) history.replaceState(null, '', location.pathname)
  return code
}
