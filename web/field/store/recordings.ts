// A recording while it is made: each piece is stored as the microphone gives it, so that a crash, a call or an empty
// battery costs the last seconds and never the whole.
import { store } from './open.ts'
import type { Chunk, ChunkRow } from './shape.ts'
import { unveil, veil } from './vault.ts'
import { withRoom } from './with-room.ts'

export async function addChunk(chunk: Chunk): Promise<void> {
  const row = await closed(chunk)
  const db = await store()
  await withRoom(() => db.add('chunks', row))
}

/** In the order they were recorded. */
export async function readChunks(recording: string): Promise<Chunk[]> {
  const rows = await (await store()).getAll('chunks', piecesOf(recording))
  return Promise.all(rows.map(opened))
}

export async function dropChunks(recording: string): Promise<void> {
  await (await store()).delete('chunks', piecesOf(recording))
}

export async function closed({ blob, ...chunk }: Chunk): Promise<ChunkRow> {
  const veiled = await veil(nameOf(chunk), await blob.arrayBuffer())
  return { ...chunk, type: blob.type, keptAt: new Date().toISOString(), veiled }
}

async function opened(row: ChunkRow | Chunk): Promise<Chunk> {
  if ('blob' in row) return row
  const { veiled, type, keptAt: _, ...chunk } = row
  return { ...chunk, blob: new Blob([await unveil(nameOf(chunk), veiled)], { type }) }
}

function nameOf({ recording, seq }: Pick<Chunk, 'recording' | 'seq'>): string {
  return `chunk/${recording}/${seq}`
}

/** The names of the recordings that begin with this, which pieces lie there of. */
export async function listRecordings(start: string): Promise<string[]> {
  const all = IDBKeyRange.bound([start, 0], [`${start}\uffff`, 0])
  const keys = await (await store()).getAllKeys('chunks', all)
  return [...new Set(keys.map(([recording]) => recording))]
}

function piecesOf(recording: string): IDBKeyRange {
  return IDBKeyRange.bound([recording, 0], [recording, Number.MAX_SAFE_INTEGER])
}
