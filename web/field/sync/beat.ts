// A sign of life: how much this phone still holds and since when, how it stands with its storage, and what its clock
// says. The desk warns of a phone that has been silent or full for long; the answer tells how far the clock is off.

import { countUnsentDeeds } from '../store/deeds.ts'
import { noteSkew } from '../store/device.ts'
import { countDrafts } from '../store/drafts.ts'
import { isUnsent, listOutbox } from '../store/outbox.ts'
import { readRoom } from '../store/room.ts'
import type { Device } from '../store/shape.ts'
import { app } from '../version.ts'
import { call } from './call.ts'
import { holdingIn } from './holding.ts'

export async function beat(device: Device): Promise<void> {
  const [rows, drafts, deeds, room] = await Promise.all([
    listOutbox(),
    countDrafts(),
    countUnsentDeeds(),
    readRoom(),
  ])
  const unsent = rows.filter(isUnsent)
  const told = {
    unsent: unsent.length + deeds,
    drafts,
    oldestUnsentAt: unsent.at(-1)?.finalisedAt ?? null,
    freeBytes: room.freeBytes,
    isKept: room.isKept,
    holding: holdingIn(rows),
    app,
    now: new Date().toISOString(),
  }
  const since = performance.now()
  const answer = await call('POST', '/field/heartbeat', device.token, JSON.stringify(told))
  const { now } = (answer?.body ?? {}) as { now?: unknown }
  if (answer?.status !== 200 || typeof now !== 'string') return
  // The server looked at its clock about half-way between the asking and the answer.
  const then = Date.now() - (performance.now() - since) / 2
  await noteSkew(Math.round(then - Date.parse(now)))
}
