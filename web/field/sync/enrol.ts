// Exchanges the code of a QR for a place in the study: the phone makes its own token, and the server is told its hash.
import type { FieldKit } from '../../../core/wire/field.ts'
import { takeAsked } from '../early.ts'
import { whenIdle } from '../idle.ts'
import { erasedDevice, keepDevice, readDevice } from '../store/device.ts'
import { keepKit } from '../store/kit.ts'
import { askToKeep } from '../store/room.ts'
import { askToEnrol } from './ask.ts'
import { refusalIn } from './call.ts'
import { forgetPending } from './pending.ts'
import { sync } from './run.ts'

export type Enrolled =
  | { kind: 'done' }
  | { kind: 'refused'; problem: { code: string; details: Record<string, unknown> } }
  | { kind: 'network' }

export async function enrol(code: string): Promise<Enrolled> {
  const before = (await readDevice())?.token ?? null
  const asked = takeAsked(code) ?? askToEnrol(code, await erasedDevice(), before)
  const answer = await asked.answer
  // Whether it arrived is not known: the same is asked again.
  if (!answer) return { kind: 'network' }
  const problem = refusalIn(answer.body)
  if (problem) {
    // Too many knocks, or a server in trouble: the code may be good still.
    if (answer.status === 403) forgetPending()
    return { kind: 'refused', problem }
  }
  if (answer.status !== 200) return { kind: 'network' }
  const { device, study, lost, kit, tag } = answer.body as {
    device: { id: string; label: string }
    study: { slug: string }
    lost: number
    kit: FieldKit
    tag: string
  }
  const enrolledAt = new Date().toISOString()
  await keepDevice({
    token: asked.token,
    ...device,
    study: study.slug,
    enrolledAt,
    ...(lost > 0 && { lost }),
  })
  forgetPending()
  await keepKit({ kit, etag: tag, takenAt: enrolledAt })
  // What the kit shows is fetched, and the server hears of this phone, while it is looked at.
  whenIdle(() => void askToKeep().then(sync))
  return { kind: 'done' }
}
