// Drafts go to the server while there is a network, so that a phone that is lost takes no more with it than was written
// since; and what another phone began comes here once it was handed over. Nothing waits for this, and a failure is
// tried again after the next contact.

import { filesIn } from '../../../core/answer/files.ts'
import { wellFormed } from '../../../core/text/well-formed.ts'
import type { FieldDrafts } from '../../../core/wire/backup.ts'
import { type Sealing, sealedText, sealingFor } from '../seal/seal.ts'
import { outgoingOfDraft } from '../seal/sealed-files.ts'
import { dropBackup, keepBackup, listBackups } from '../store/backups.ts'
import { listDrafts } from '../store/drafts.ts'
import { readKit } from '../store/kit.ts'
import { listOutbox } from '../store/outbox.ts'
import type { Backup, Device, Draft } from '../store/shape.ts'
import { isLocked } from '../store/vault.ts'
import { runningTalk } from '../talk/running.ts'
import { call } from './call.ts'
import { heldIn, judgeDraft } from './judge.ts'
import { mayGoNow } from './preference.ts'
import { takeDraft } from './take-draft.ts'
import { upload } from './upload.ts'

/** No draft is sent more often than that, however much is written in it. */
const pauseMs = 60_000

let timer: ReturnType<typeof setTimeout> | undefined

/** After a contact with the server; from then on again and again, for as long as it answers. */
export async function backUp(device: Device): Promise<void> {
  clearTimeout(timer)
  await navigator.locks.request('pedoman-backup', { ifAvailable: true }, async (lock) => {
    if (!lock || (await isLocked()) || !(await isReached(device))) return
    // Phones that were given out together do not speak all at once.
    timer = setTimeout(() => void backUp(device).catch(() => {}), pauseMs * (1 + Math.random() / 4))
  })
}

async function isReached(device: Device): Promise<boolean> {
  if (!(await forgetDeleted(device))) return false
  const told = await whatIsTold(device)
  if (!told) return false
  const away = new Map(told.away.map(({ id, to }) => [id, to]))
  for (const { id, savedAt } of told.rows) if (!(await takeDraft(device, id, savedAt))) return false
  await runningTalk()?.turn()
  const backups = await listBackups()
  for (const draft of await listDrafts()) {
    if (draft.study !== device.study) continue
    const before = backups.get(draft.id)
    const to = away.get(draft.id)
    if (to !== undefined) {
      if (before?.to !== to) await keepBackup({ ...known(draft, before), to })
    } else if (!(await send(device, draft, before))) return false
  }
  return true
}

/** Drafts that are neither here any more nor finished were deleted, and go from the server too. */
async function forgetDeleted(device: Device): Promise<boolean> {
  const [backups, drafts, outbox] = await Promise.all([listBackups(), listDrafts(), listOutbox()])
  for (const { id } of drafts) backups.delete(id)
  for (const id of backups.keys()) {
    if (!outbox.some((row) => row.id === id)) {
      const answer = await call('DELETE', `/field/drafts/${id}`, device.token)
      if (!answer || answer.status >= 500) return false
    }
    await dropBackup(id)
  }
  return true
}

async function whatIsTold(device: Device): Promise<FieldDrafts | null> {
  const answer = await call('GET', '/field/drafts', device.token)
  const { rows, away } = (answer?.body ?? {}) as Partial<FieldDrafts>
  return answer?.status === 200 && rows && away ? { rows, away } : null
}

/** False when nobody is there, or does not let this phone send. */
async function send(device: Device, draft: Draft, before: Backup | undefined): Promise<boolean> {
  const last = known(draft, before)
  const isNew = last.savedAt !== draft.savedAt || last.to !== null
  const isSoon = last.to === null && Date.now() - Date.parse(last.at) < pauseMs
  if (isNew ? isSoon : last.isWhole) return true
  const key = (await readKit())?.kit.key
  const sealing = key ? await sealingFor(key) : null
  const now = isNew ? await sendWords(device, draft, last, sealing) : last
  // It stumbled over this one, or nobody was there: the next contact tries again.
  if (typeof now === 'boolean') return now
  if (now.isWhole) return true
  const isWhole = await sendFiles(device, draft, (hash, sizeBytes) =>
    outgoingOfDraft(hash, sizeBytes, sealing),
  )
  if (isWhole) await keepBackup({ ...now, isWhole })
  return true
}

async function sendWords(
  device: Device,
  draft: Draft,
  last: Backup,
  sealing: Sealing | null,
): Promise<Backup | boolean> {
  // A clock that was set back must not make what is newer look older than what the server has.
  const saidAt = laterOf(draft.savedAt, last.saidAt)
  const text = JSON.stringify(wellFormed({ ...draft, savedAt: saidAt }))
  const sealed = await sealing?.seal({ deed: draft.id }, new TextEncoder().encode(text))
  const body = sealed ? sealedText(draft.id, sealed) : text
  const answer = await call('PUT', `/field/drafts/${draft.id}`, device.token, body)
  const verdict = judgeDraft(answer, draft.id)
  if (verdict.kind === 'parked') return false
  if (verdict.kind === 'later') return verdict.isReached
  const isHeld = verdict.kind === 'held'
  const now: Backup = {
    id: draft.id,
    savedAt: draft.savedAt,
    saidAt,
    at: isHeld ? new Date().toISOString() : last.at,
    // What is refused is not asked again before it changes.
    isWhole: !isHeld,
    // Received from another phone, which has finished it.
    to: verdict.kind === 'received' ? (last.to ?? '') : null,
    ...(verdict.kind === 'refused' && { problem: verdict.problem }),
  }
  await keepBackup(now)
  return now
}

function laterOf(savedAt: string, saidAt: string | undefined): string {
  if (saidAt === undefined || savedAt > saidAt) return savedAt
  return new Date(Date.parse(saidAt) + 1).toISOString()
}

async function sendFiles(
  device: Device,
  draft: Draft,
  pack: Parameters<typeof upload>[4],
): Promise<boolean> {
  const files = filesIn(draft).filter(({ file }) => !draft.held?.includes(file))
  if (files.length === 0) return true
  const hashes = files.map(({ file }) => file)
  const held = heldIn(
    await call('POST', '/field/files/held', device.token, JSON.stringify({ hashes })),
  )
  if (!held) return false
  let isWhole = true
  for (const { file: hash, sizeBytes } of files) {
    if (held.has(hash)) continue
    const verdict =
      mayGoNow(sizeBytes) &&
      (await upload(
        device.token,
        { hash, sizeBytes },
        () => false,
        () => {},
        pack,
      ))
    isWhole &&= verdict !== false && (verdict.kind === 'held' || verdict.kind === 'refused')
  }
  return isWhole
}

function known(draft: Draft, before: Backup | undefined): Backup {
  return before ?? { id: draft.id, savedAt: '', at: '', isWhole: false, to: null }
}
