// Moves an archive on: as worker/exporting.ts does it, with what only the Worker can open.
import { stepWith } from './exporting.ts'
import { bareKey } from './seal.ts'
import { archiveStep } from './store/archive/step.ts'
import type { Db } from './store/db.ts'
import type { AtWork } from './store/export-runs.ts'
import { version } from './version.ts'

/**
 * The archive carries the private halves of the study's keys as they are without this instance's secret: whoever restores it
 * elsewhere must be able to open what phones in the field still hold.
 */
export function archiveOn(
  db: Db,
  bucket: R2Bucket,
  secret: string | undefined,
  run: AtWork,
): Promise<boolean> {
  return stepWith(db, bucket, run, (held) =>
    archiveStep(
      {
        db,
        bucket,
        version,
        async bare(row) {
          const kept = {
            id: String(row.id),
            privateKey: String(row.private_key),
            isWrapped: row.is_wrapped === 1,
          }
          const bare = await bareKey(kept, secret)
          return bare === null ? row : { ...row, private_key: bare, is_wrapped: 0 }
        },
      },
      held,
    ),
  )
}
