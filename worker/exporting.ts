// Moves exports on: a step for whoever asks, and by the clock what is due and what was left lying.
import type { Db } from './store/db.ts'
import { type AtWork, abandonedRun, keepStep, makeRun } from './store/export-runs.ts'
import { claimDue, dueSettings } from './store/export-settings.ts'
import { makeStep } from './store/export-step.ts'
import { version } from './version.ts'

/** The bytes lie in R2 before the run names them; a step that another made meanwhile takes its own away again. */
export async function stepOn(db: Db, bucket: R2Bucket, run: AtWork): Promise<boolean> {
  const { stepped, bytes } = await makeStep(db, run, version)
  const key = `${run.study}/exports/${run.id}/${crypto.randomUUID()}`
  const piece = bytes.length === 0 ? null : { key, sizeBytes: bytes.length }
  if (piece !== null) await bucket.put(key, bytes)
  const isKept = await keepStep(db, run, { ...stepped, piece }, new Date().toISOString())
  if (!isKept && piece !== null) await bucket.delete(key)
  return isKept
}

/** Whoever ordered it may have closed the window. */
const abandonedMs = 10 * 60_000
const stepsATime = 20

/** A cron invocation may ask a thousand questions: twenty steps of forty, and what is due. */
export async function driveExports(db: Db, bucket: R2Bucket, now: string): Promise<void> {
  for (let due = await dueSettings(db, now); due !== null; due = await dueSettings(db, now)) {
    if (!(await claimDue(db, due, now))) continue
    const deed = {
      study: due.study,
      actorKind: 'system',
      actor: due.by,
      at: now,
      request: crypto.randomUUID(),
    } as const
    await makeRun(db, deed, crypto.randomUUID(), due.order, due.id)
  }
  const before = new Date(Date.parse(now) - abandonedMs).toISOString()
  for (let step = 0; step < stepsATime; step++) {
    const run = await abandonedRun(db, before)
    if (run === null) return
    await stepOn(db, bucket, run)
  }
}
