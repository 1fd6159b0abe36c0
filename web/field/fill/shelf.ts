// Where a draft's files lie: in the phone's storage, or, on trial in the builder, in memory until the page is closed.
import type { Instrument } from '../../../core/instrument/model.ts'
import { digestBytes } from '../../kit/digest.ts'
import { keepFile, readFile } from '../store/files.ts'
import { readMedia } from '../store/media.ts'
import { addChunk, dropChunks, listRecordings, readChunks } from '../store/recordings.ts'
import type { Chunk } from '../store/shape.ts'

export type Shelf = {
  /** Gives the hash that an answer names the bytes by. */
  keep(blob: Blob): Promise<string>
  read(hash: string): Promise<Blob | undefined>
  /** A file that the instrument shows, by its name. */
  shown(name: string): Promise<Blob | undefined>
  addChunk(chunk: Chunk): Promise<void>
  readChunks(recording: string): Promise<Chunk[]>
  dropChunks(recording: string): Promise<void>
  /** Recordings whose names begin with this, that there are pieces of. */
  listRecordings(start: string): Promise<string[]>
}

export function storedShelf(instrument: Pick<Instrument, 'files'>): Shelf {
  const hashes = new Map((instrument.files ?? []).map(({ name, hash }) => [name, hash]))
  return {
    keep: keepFile,
    read: readFile,
    async shown(name) {
      const hash = hashes.get(name)
      return hash === undefined ? undefined : readMedia(hash)
    },
    addChunk,
    readChunks,
    dropChunks,
    listRecordings,
  }
}

export function scratchShelf(): Shelf {
  const files = new Map<string, Blob>()
  const chunks = new Map<string, Chunk[]>()
  return {
    async keep(blob) {
      const hash = await digestBytes(await blob.arrayBuffer())
      files.set(hash, blob)
      return hash
    },
    read: async (hash) => files.get(hash),
    // The builder holds an instrument's files; a trial shows their places empty.
    shown: async () => undefined,
    async addChunk(chunk) {
      chunks.set(chunk.recording, [...(chunks.get(chunk.recording) ?? []), chunk])
    },
    readChunks: async (recording) => chunks.get(recording) ?? [],
    async dropChunks(recording) {
      chunks.delete(recording)
    },
    listRecordings: async (start) => [...chunks.keys()].filter((name) => name.startsWith(start)),
  }
}
