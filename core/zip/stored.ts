// A large archive whose entries are stored and not packed, read piece by piece from where it lies: only its directory is
// ever in memory as a whole.
import { contentAt, type ReadSlice } from './lying.ts'
import { directory, isSafeName, ZipFault } from './read.ts'

export type StoredZip = { names: string[]; bytesOf(name: string): Promise<Uint8Array | null> }

/** The directory of so many entries, and the archive's own comment behind it. */
const longestDirectory = 16_000_000

export async function openStored(
  size: number,
  read: ReadSlice,
  limits: { entries: number },
): Promise<StoredZip> {
  const base = Math.max(0, size - longestDirectory)
  const tail = await read(base, size)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const entries = new Map<string, { size: number; header: number }>()
  for (const { name, method, packedSize, size: told, header } of directory(
    view,
    tail,
    limits.entries,
    base,
  )) {
    if (!isSafeName(name)) throw new ZipFault('zip-name', name)
    if (method !== 0 || packedSize !== told) throw new ZipFault('zip-method', name)
    if (entries.has(name)) throw new ZipFault('zip-duplicate', name)
    entries.set(name, { size: told, header })
  }
  return {
    names: [...entries.keys()],
    async bytesOf(name) {
      const entry = entries.get(name)
      if (!entry) return null
      const start = await contentAt({ name, header: entry.header }, read)
      const bytes = await read(start, start + entry.size)
      if (bytes.length !== entry.size) throw new ZipFault('zip-broken', name)
      return bytes
    },
  }
}
