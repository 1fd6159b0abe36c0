// A recording while it is made: each piece is stored as the microphone gives it, so that a crash, a call or an empty
// battery costs the last seconds and never the whole.
import { store } from './open.ts'
import type { Chunk } from './shape.ts'

export async function addChunk(chunk: Chunk): Promise<void> {
  await (await store()).add('chunks', chunk)
}

/** In the order they were recorded. */
export async function readChunks(recording: string): Promise<Chunk[]> {
  return (await store()).getAll('chunks', piecesOf(recording))
}

export async function dropChunks(recording: string): Promise<void> {
  await (await store()).delete('chunks', piecesOf(recording))
}

function piecesOf(recording: string): IDBKeyRange {
  return IDBKeyRange.bound([recording, 0], [recording, Number.MAX_SAFE_INTEGER])
}
