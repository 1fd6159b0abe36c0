// Moves exports on: a step for whoever asks, and by the clock what is due and what was left lying.
import type { Db } from './store/db.ts'
import {
  type AtWork,
  abandonedRun,
  keepStep,
  makeRun,
  piecesOf,
  type Stepped,
} from './store/export-runs.ts'
import { claimDue, dueSettings } from './store/export-settings.ts'
import { makeStep } from './store/export-step.ts'
import { version } from './version.ts'

export function stepOn(db: Db, bucket: R2Bucket, run: AtWork): Promise<boolean> {
  return stepWith(db, bucket, run, (held) => makeStep(db, held, version))
}

/**
 * The bytes, and where to go on, lie in R2 before the run names them: with thousands of documents the state is larger than
 * a row may be. A step that another made meanwhile takes its own away again.
 */
export async function stepWith(
  db: Db,
  bucket: R2Bucket,
  run: AtWork,
  make: (held: AtWork) => Promise<{ stepped: Omit<Stepped, 'piece'>; bytes: Uint8Array }>,
): Promise<boolean> {
  const held = run.work === null ? null : await bucket.get(run.work)
  const work = held === null ? null : await held.text()
  const { stepped, bytes } = await make({ ...run, work })
  const before = stepped.isAgain ? await piecesOf(db, run.id, 0, run.sizeBytes) : []
  const keep = async (kind: string, body: string | Uint8Array): Promise<string | null> => {
    if (body.length === 0) return null
    const key = `${run.study}/exports/${run.id}/${kind}/${crypto.randomUUID()}`
    await bucket.put(key, body)
    return key
  }
  const piece = await keep('pieces', bytes)
  const next = await keep('work', stepped.work ?? '')
  const isKept = await keepStep(
    db,
    run,
    {
      ...stepped,
      work: next,
      piece: piece === null ? null : { key: piece, sizeBytes: bytes.length },
    },
    new Date().toISOString(),
  )
  const over = isKept ? [run.work, ...before.map(({ key }) => key)] : [piece, next]
  await bucket.delete(over.flatMap((key) => key ?? []))
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
