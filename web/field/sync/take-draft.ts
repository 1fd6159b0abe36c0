// A draft that another phone began comes here, with its answers and the files that the server has.
import type { TakenDraft } from '../../../core/wire/backup.ts'
import { digestBytes } from '../../kit/digest.ts'
import { hold } from '../fill/hold.ts'
import { keepBackup, listBackups } from '../store/backups.ts'
import { keepDraftAndTell, readDraft } from '../store/drafts.ts'
import { keepFile, readFile } from '../store/files.ts'
import { listOutbox } from '../store/outbox.ts'
import type { Device, Draft } from '../store/shape.ts'
import { bytes, call } from './call.ts'

/** False when it did not come as a whole: it is asked for again. */
export async function takeDraft(device: Device, id: string, savedAt: string): Promise<boolean> {
  if ((await listOutbox()).some((row) => row.id === id)) return true
  const here = await readDraft(id)
  const before = (await listBackups()).get(id)
  // It is this phone's already, or was changed here while another had it: what was written here stays.
  const isOld = before !== undefined && before.to !== null && before.savedAt === here?.savedAt
  if (here && (!isOld || here.savedAt >= savedAt)) {
    if (before && before.to !== null) await keepBackup({ ...before, to: null })
    return true
  }
  const answer = await call('GET', `/field/drafts/${id}`, device.token)
  if (!answer || answer.status >= 500) return false
  const { draft, files } = (answer.body ?? {}) as Partial<TakenDraft>
  // Taken back meanwhile, or its person withdrew.
  if (answer.status !== 200 || !draft || !files) return true
  for (const { file, type, isHeld } of files) {
    if (!isHeld || (await readFile(file))) continue
    const found = await bytes(`/field/files/${file}`, device.token)
    if (!found || (await digestBytes(found)) !== file) return false
    await keepFile(new Blob([found], { type }))
  }
  const done = new AbortController()
  // Open in front of somebody: the next contact finds it closed.
  if (!(await hold(id, done.signal))) return true
  try {
    await keepDraftAndTell(draft as Draft)
    // After it: what is noted as held and is not here counts as deleted.
    const at = new Date().toISOString()
    await keepBackup({ id, savedAt: draft.savedAt, at, isWhole: true, to: null })
  } finally {
    done.abort()
  }
  return true
}
