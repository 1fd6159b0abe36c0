// Photos, recordings and signatures of answers, under their hash: under the vault, part by part, so that a long
// recording is never in memory as a whole.
import { filesIn } from '../../../core/answer/files.ts'
import { partAt, partCountOf } from '../../../core/upload/parts.ts'
import { digestBlob } from '../media/digest-blob.ts'
import { store } from './open.ts'
import type { Draft, DraftRow, Sealed } from './shape.ts'
import { unveil, veil } from './vault.ts'

/** Gives the hash that an answer names it by. Written before the answer that names it, never after. */
export async function keepFile(blob: Blob): Promise<string> {
  const hash = await digestBlob(blob)
  const { type, size: sizeBytes } = blob
  // The row stands before its parts, so that what is cut off is swept with it.
  const row = { hash, type, sizeBytes, keptAt: new Date().toISOString() }
  await (await store()).put('files', row)
  await keepParts(hash, blob)
  return hash
}

export async function keepParts(hash: string, blob: Blob): Promise<void> {
  const db = await store()
  const sizeBytes = blob.size
  for (let part = 0; part < partCountOf(sizeBytes); part++) {
    const { start, end } = partAt(sizeBytes, part)
    const veiled = await veil(nameOf(hash, part), await blob.slice(start, end).arrayBuffer())
    await db.put('fileParts', { hash, part, veiled })
  }
}

export async function readFile(hash: string): Promise<Blob | undefined> {
  const row = await (await store()).get('files', hash)
  if (!row || 'blob' in row) return row?.blob
  const parts: Blob[] = []
  for (let part = 0; part < partCountOf(row.sizeBytes); part++) {
    const bytes = await readPart(hash, part)
    if (!bytes) return undefined
    // The browser holds a blob's bytes outside the page's own memory.
    parts.push(new Blob([bytes]))
  }
  return new Blob(parts, { type: row.type })
}

/** One part, without the others in memory. */
export async function readPart(hash: string, part: number): Promise<ArrayBuffer | undefined> {
  const db = await store()
  const row = await db.get('files', hash)
  if (!row) return undefined
  const { start, end } = partAt('blob' in row ? row.blob.size : row.sizeBytes, part)
  if ('blob' in row) return row.blob.slice(start, end).arrayBuffer()
  if (start === end) return new ArrayBuffer(0)
  const kept = await db.get('fileParts', [hash, part])
  return kept && unveil(nameOf(hash, part), kept.veiled)
}

/** All the parts of one file. */
export function partsOf(hash: string): IDBKeyRange {
  return IDBKeyRange.bound([hash, 0], [hash, Number.MAX_SAFE_INTEGER])
}

export function namedBy(draft: DraftRow | Draft): string[] {
  return 'veiled' in draft ? draft.files : filesIn(draft).map(({ file }) => file)
}

/** A file that was just taken may not be in an answer yet, and a deleted draft may be brought back. */
const youngMs = 86_400_000

function filesToSend({ state, files = [] }: Pick<Sealed, 'state' | 'files'>): string[] {
  return state === 'received' ? [] : files.map(({ hash }) => hash)
}

/** Frees what no draft and no response that is still to be received names. Called when the app is opened. */
export async function sweepFiles(now: number): Promise<void> {
  const writing = (await store()).transaction(
    ['files', 'fileParts', 'sealedParts', 'chunks', 'drafts', 'outbox', 'deeds'],
    'readwrite',
  )
  const drafts = await writing.objectStore('drafts').getAll()
  const rows = await writing.objectStore('outbox').getAll()
  const deeds = await writing.objectStore('deeds').getAll()
  const named = new Set([
    ...deeds.flatMap((deed) => filesToSend(deed)),
    ...drafts.flatMap(namedBy),
    ...rows.flatMap((row) => filesToSend(row)),
  ])
  let at = await writing.objectStore('files').openCursor()
  while (at) {
    const { hash, keptAt } = at.value
    const isYoung = Date.parse(keptAt) > now - youngMs
    if (!isYoung && !named.has(hash)) {
      await at.delete()
      await writing.objectStore('fileParts').delete(partsOf(hash))
    }
    at = await at.continue()
  }
  for (const key of await writing.objectStore('sealedParts').getAllKeys())
    if (!named.has(key[0])) await writing.objectStore('sealedParts').delete(key)
  const open = new Set(drafts.map((draft) => draft.id))
  const keys = await writing.objectStore('chunks').getAllKeys()
  const left = keys.filter(([recording]) => !open.has(recording.split('/')[0] ?? ''))
  await Promise.all(left.map((key) => writing.objectStore('chunks').delete(key)))
  await writing.done
}

function nameOf(hash: string, part: number): string {
  return `file/${hash}/${part}`
}
