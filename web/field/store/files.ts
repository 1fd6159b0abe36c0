// Photos, recordings and signatures of answers, under their hash: under the vault, part by part, so that a long
// recording is never in memory as a whole.
import { filesIn } from '../../../core/answer/files.ts'
import { partAt, partCountOf } from '../../../core/upload/parts.ts'
import { digestBlob } from '../media/digest-blob.ts'
import { store } from './open.ts'
import type { Draft, DraftRow } from './shape.ts'
import { unveil, veil } from './vault.ts'
import { withRoom } from './with-room.ts'

/** Gives the hash that an answer names it by. Written before the answer that names it, never after. */
export async function keepFile(blob: Blob): Promise<string> {
  const hash = await digestBlob(blob)
  const { type, size: sizeBytes } = blob
  // The row stands before its parts, so that what is cut off is swept with it.
  const row = { hash, type, sizeBytes, keptAt: new Date().toISOString() }
  const db = await store()
  const before = await db.get('files', hash)
  await withRoom(() => db.put('files', row))
  try {
    await keepParts(hash, blob)
  } catch (error) {
    // The half that did fit would only take the room of what comes next.
    if (!before) await dropFile(hash)
    throw error
  }
  return hash
}

async function dropFile(hash: string): Promise<void> {
  const writing = (await store()).transaction(['files', 'fileParts'], 'readwrite')
  await writing.objectStore('files').delete(hash)
  await writing.objectStore('fileParts').delete(partsOf(hash))
  await writing.done
}

export async function keepParts(hash: string, blob: Blob): Promise<void> {
  const db = await store()
  const sizeBytes = blob.size
  for (let part = 0; part < partCountOf(sizeBytes); part++) {
    const { start, end } = partAt(sizeBytes, part)
    const veiled = await veil(nameOf(hash, part), await blob.slice(start, end).arrayBuffer())
    await withRoom(() => db.put('fileParts', { hash, part, veiled }))
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

/** All the parts of one file, or the pieces of one recording. */
export function partsOf(hash: string): IDBKeyRange {
  return IDBKeyRange.bound([hash, 0], [hash, Number.MAX_SAFE_INTEGER])
}

export function namedBy(draft: DraftRow | Draft): string[] {
  return 'veiled' in draft ? draft.files : filesIn(draft).map(({ file }) => file)
}

function nameOf(hash: string, part: number): string {
  return `file/${hash}/${part}`
}
