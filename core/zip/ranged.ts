// An archive of any size, read where it lies: its directory as a whole, each entry piece by piece as it is inflated. What
// comes out is held against the size and the checksum that the directory tells.
import { Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { contentAt, type ReadSlice } from './lying.ts'
import { directory, type Entry, isSafeName, ZipFault } from './read.ts'

export type RangedZip = {
  entries: ReadonlyMap<string, { size: number }>
  /** The bytes of one entry in their order; a broken entry throws where the fault is met, at the latest at its end. */
  pieces(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>>
}

/** Of a million entries with short names. */
const longestDirectory = 128_000_000
/** The end of the directory, its 64-bit form and a comment. */
const tailBytes = 70_000
/** As much of an entry as is read, and inflated, at once: 1,032 times as much may come of it, and no more. */
const readBytes = 262_144
const biteBytes = 16_384

export async function openRanged(
  size: number,
  read: ReadSlice,
  limits: { entries: number },
): Promise<RangedZip> {
  const entries = new Map<string, Entry>()
  for (const entry of await listed(size, read, limits.entries)) {
    if (!isSafeName(entry.name)) throw new ZipFault('zip-name', entry.name)
    if (entries.has(entry.name)) throw new ZipFault('zip-duplicate', entry.name)
    entries.set(entry.name, entry)
  }
  return {
    entries,
    async *pieces(name) {
      const entry = entries.get(name)
      if (!entry) throw new ZipFault('zip-broken', name)
      let size = 0
      let crc = 0
      for await (const piece of inflated(entry, packed(entry, read))) {
        size += piece.length
        if (size > entry.size) throw new ZipFault('zip-size', name)
        crc = crc32(piece, crc)
        yield piece
      }
      if (size !== entry.size) throw new ZipFault('zip-size', name)
      if (crc !== entry.crc) throw new ZipFault('zip-broken', name)
    },
  }
}

/** A small tail holds the directory of most archives; where it does not, more is read. */
async function listed(size: number, read: ReadSlice, most: number): Promise<Entry[]> {
  for (let bytes = tailBytes; ; bytes = longestDirectory) {
    const base = Math.max(0, size - bytes)
    const tail = await read(base, size)
    const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
    try {
      return [...directory(view, tail, most, base, true)]
    } catch (error) {
      if (base === 0 || bytes === longestDirectory) throw error
    }
  }
}

async function* packed(entry: Entry, read: ReadSlice): AsyncGenerator<Uint8Array> {
  const start = await contentAt(entry, read)
  const end = start + entry.packedSize
  for (let at = start; at < end; at += readBytes) {
    const bytes = await read(at, Math.min(end, at + readBytes))
    if (bytes.length !== Math.min(end, at + readBytes) - at)
      throw new ZipFault('zip-broken', entry.name)
    yield bytes
  }
}

async function* inflated(
  { method, name }: Entry,
  from: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (method === 0) {
    for await (const bytes of from) yield bytes.slice()
    return
  }
  let out: Uint8Array<ArrayBuffer>[] = []
  const inflate = new Inflate((piece) => {
    // fflate goes on to use the buffer it gave.
    if (piece.length > 0) out.push(piece.slice())
  })
  const push = (bytes: Uint8Array, isLast: boolean) => {
    try {
      inflate.push(bytes, isLast)
    } catch {
      throw new ZipFault('zip-broken', name)
    }
  }
  for await (const bytes of from)
    for (let at = 0; at < bytes.length; at += biteBytes) {
      push(bytes.subarray(at, at + biteBytes), false)
      yield* out
      out = []
    }
  push(new Uint8Array(), true)
  yield* out
}
