// Photos, recordings and signatures of answers: bytes under their hash, kept until the server holds them.
import { filesIn } from '../../../core/answer/files.ts'
import { digestBytes } from '../../kit/digest.ts'
import { store } from './open.ts'
import type { Sealed } from './shape.ts'

/** Gives the hash that an answer names it by. Written before the answer that names it, never after. */
export async function keepFile(blob: Blob): Promise<string> {
  const hash = await digestBytes(await blob.arrayBuffer())
  const keptAt = new Date().toISOString()
  await (await store()).put('files', { hash, blob, keptAt })
  return hash
}

export async function readFile(hash: string): Promise<Blob | undefined> {
  return (await (await store()).get('files', hash))?.blob
}

/** A file that was just taken may not be in an answer yet, and a deleted draft may be brought back. */
const youngMs = 86_400_000

function filesToSend({ state, files = [] }: Pick<Sealed, 'state' | 'files'>): string[] {
  return state === 'received' ? [] : files.map(({ hash }) => hash)
}

/** Frees what no draft and no response that is still to be received names. Called when the app is opened. */
export async function sweepFiles(now: number): Promise<void> {
  const writing = (await store()).transaction(
    ['files', 'chunks', 'drafts', 'outbox', 'deeds'],
    'readwrite',
  )
  const drafts = await writing.objectStore('drafts').getAll()
  const rows = await writing.objectStore('outbox').getAll()
  const deeds = await writing.objectStore('deeds').getAll()
  const named = new Set([
    ...deeds.flatMap((deed) => filesToSend(deed)),
    ...drafts.flatMap((draft) => filesIn(draft).map(({ file }) => file)),
    ...rows.flatMap((row) => filesToSend(row)),
  ])
  let at = await writing.objectStore('files').openCursor()
  while (at) {
    const isYoung = Date.parse(at.value.keptAt) > now - youngMs
    if (!isYoung && !named.has(at.value.hash)) await at.delete()
    at = await at.continue()
  }
  const open = new Set(drafts.map((draft) => draft.id))
  const keys = await writing.objectStore('chunks').getAllKeys()
  const left = keys.filter(([recording]) => !open.has(recording.split('/')[0] ?? ''))
  await Promise.all(left.map((key) => writing.objectStore('chunks').delete(key)))
  await writing.done
}
