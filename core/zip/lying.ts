// An archive where it lies: read by ranges, so that no more of it is in memory than is asked for.
import { localSize, ZipFault } from './read.ts'

/** The bytes from `start` to `end`. */
export type ReadSlice = (start: number, end: number) => Promise<Uint8Array>

/** Where the content of an entry begins: behind its local header, whose names may be longer than the directory's. */
export async function contentAt(
  { name, header }: { name: string; header: number },
  read: ReadSlice,
): Promise<number> {
  const head = await read(header, header + localSize)
  if (head.length < localSize) throw new ZipFault('zip-broken', name)
  const local = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (local.getUint32(0, true) !== 0x04034b50) throw new ZipFault('zip-broken', name)
  return header + localSize + local.getUint16(26, true) + local.getUint16(28, true)
}
