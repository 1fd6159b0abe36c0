// A zip archive written piece by piece, which can be laid down between two pieces and taken up again elsewhere: its
// state is plain JSON. The same entries cut at the same places are the same bytes, whenever and wherever they are written.
import { strToU8 } from 'fflate'
import { type Level, ownPacking, type Packer, type Packing } from './packing.ts'

type Written = {
  name: string
  crc: number
  packedSize: number
  size: number
  header: number
  level: Level
}
export type ZipState = { offset: number; entries: Written[]; open: Written | null }

export const emptyZip: ZipState = { offset: 0, entries: [], open: null }

export type ZipWriter = {
  /** Begins an entry; the one before it must be closed. */
  open(name: string, level?: Level): void
  push(bytes: Uint8Array): void
  close(): void
  /** Of the entries that are closed. */
  names(): string[]
  /** Everything said so far is emitted, and this goes on from the state in another writer. */
  pause(): ZipState
  /** The directory: nothing comes after it. */
  end(): void
}

// PKWARE APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.9 data descriptor, 4.3.12 directory, 4.3.16 its end.
// 4.3.14 and 4.3.15, the end in its 64-bit form, 4.5.3, a place beyond 4 GB: written only where they are needed.
const version = 20
const largeVersion = 45
// 4.4.4: bit 3, sizes come after the data; bit 11, names are UTF-8.
const flags = 0x0808
const deflated = 8
// The first day that a zip can name: the same rows are the same bytes, whenever they are written.
const firstDay = (1 << 5) | 1
const most = 0xffff_ffff
const mostEntries = 0xffff

export function zipWriter(
  emit: (bytes: Uint8Array) => void,
  from: ZipState = emptyZip,
  packing: Packing = ownPacking,
): ZipWriter {
  const entries = [...from.entries]
  let { offset } = from
  let open = from.open === null ? null : { ...from.open }
  let deflate = open === null ? null : deflater(open)

  function put(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    offset += bytes.length
    emit(bytes)
  }

  function deflater(entry: Written): Packer {
    const packed = (bytes: Uint8Array) => {
      entry.packedSize += bytes.length
      put(bytes)
    }
    return entry.level === 0 ? storing(packed) : packing.deflating(entry.level, packed)
  }

  return {
    open(name, level = 4) {
      if (open !== null) throw new Error('an entry is open')
      open = { name, crc: 0, packedSize: 0, size: 0, header: offset, level }
      deflate = deflater(open)
      const bytes = strToU8(name)
      put(
        record(30, [
          [0, 0x04034b50],
          [4, version, 2],
          [6, flags, 2],
          [8, deflated, 2],
          [12, firstDay, 2],
          [26, bytes.length, 2],
        ]),
      )
      put(bytes)
    },
    push(bytes) {
      if (open === null || deflate === null) throw new Error('no entry is open')
      if (bytes.length === 0) return
      open.crc = packing.crc32(bytes, open.crc)
      open.size += bytes.length
      deflate.push(bytes)
    },
    close() {
      if (open === null || deflate === null) throw new Error('no entry is open')
      deflate.push(new Uint8Array(), true)
      const { crc, packedSize, size } = open
      // The sizes behind the bytes have 32 bits, unless the head had told of more before anybody knew.
      if (size >= most || packedSize >= most) throw new Error('an entry of more than 4 GB')
      put(
        record(16, [
          [0, 0x08074b50],
          [4, crc],
          [8, packedSize],
          [12, size],
        ]),
      )
      entries.push(open)
      open = null
      deflate = null
    },
    names: () => entries.map(({ name }) => name),
    pause() {
      deflate?.flush()
      if (open !== null) deflate = deflater(open)
      return { offset, entries: [...entries], open: open === null ? null : { ...open } }
    },
    end() {
      if (open !== null) throw new Error('an entry is open')
      const start = offset
      for (const { name, crc, packedSize, size, header } of entries) {
        const bytes = strToU8(name)
        const isFar = header >= most
        put(
          record(46, [
            [0, 0x02014b50],
            [4, isFar ? largeVersion : version, 2],
            [6, isFar ? largeVersion : version, 2],
            [8, flags, 2],
            [10, deflated, 2],
            [14, firstDay, 2],
            [16, crc],
            [20, packedSize],
            [24, size],
            [28, bytes.length, 2],
            [30, isFar ? 12 : 0, 2],
            [42, Math.min(header, most)],
          ]),
        )
        put(bytes)
        if (isFar)
          put(
            record(12, [
              [0, 1, 2],
              [2, 8, 2],
              [4, header, 8],
            ]),
          )
      }
      const end = offset
      const isLarge = entries.length >= mostEntries || end >= most
      if (isLarge) put(largeEnd(entries.length, start, end))
      put(
        record(22, [
          [0, 0x06054b50],
          [8, Math.min(entries.length, mostEntries), 2],
          [10, Math.min(entries.length, mostEntries), 2],
          [12, Math.min(end - start, most)],
          [16, Math.min(start, most)],
        ]),
      )
    },
  }
}

/** The same in 64 bits, and where it begins. */
function largeEnd(count: number, start: number, end: number): Uint8Array {
  return record(76, [
    [0, 0x06064b50],
    [4, 44, 8],
    [12, largeVersion, 2],
    [14, largeVersion, 2],
    [24, count, 8],
    [32, count, 8],
    [40, end - start, 8],
    [48, start, 8],
    [56, 0x07064b50],
    [64, end, 8],
    [72, 1],
  ])
}

/** RFC 1951, 3.2.4: blocks that are not compressed. Each begins and ends at a byte, so nothing waits for a flush. */
function storing(packed: (bytes: Uint8Array) => void): Packer {
  return {
    push(bytes, isLast = false) {
      for (let at = 0; at < bytes.length; at += 0xffff) {
        const block = bytes.subarray(at, at + 0xffff)
        packed(
          record(5, [
            [1, block.length, 2],
            [3, ~block.length & 0xffff, 2],
          ]),
        )
        packed(block)
      }
      if (isLast) packed(Uint8Array.of(1, 0, 0, 0xff, 0xff))
    },
    flush() {},
  }
}

type Field = [at: number, value: number, bytes?: 2 | 8]

function record(size: number, fields: Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(size))
  for (const [at, value, bytes] of fields)
    if (bytes === 2) view.setUint16(at, value, true)
    else if (bytes === 8) view.setBigUint64(at, BigInt(value), true)
    else view.setUint32(at, value, true)
  return new Uint8Array(view.buffer)
}
