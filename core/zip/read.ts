// Zip archives from strangers. The directory is read by us and believed in nothing: names, sizes and checksums are
// held against what really comes out, which is counted while it is inflated and never held as a whole.
import { Inflate } from 'fflate'
import { joined } from '../bytes.ts'
import { crc32 } from './crc32.ts'
import { entryName, unicodeName } from './entry-name.ts'

export type ZipReason =
  | 'zip-broken'
  | 'zip-64'
  | 'zip-encrypted'
  | 'zip-method'
  | 'zip-name'
  | 'zip-duplicate'
  | 'zip-entries'
  | 'zip-size'
  | 'zip-large'

/** Thrown here, because it rises through fflate's callbacks; whoever opens an archive turns it into data. */
export class ZipFault extends Error {
  readonly reason: ZipReason
  readonly entry: string | undefined
  constructor(reason: ZipReason, entry?: string) {
    super(reason)
    this.reason = reason
    this.entry = entry
  }
}

export type Zip = {
  names: string[]
  has(name: string): boolean
  /** Inflates one entry, piece by piece. Its bytes count towards what the archive may hold in all. */
  pour(name: string, sink: (piece: Uint8Array) => void): void
}

export type ZipLimits = { entries: number; inflatedBytes: number }

export type Entry = {
  name: string
  /** As its header has it, where a field beside it tells another. */
  headerName: string
  method: number
  crc: number
  packedSize: number
  size: number
  header: number
}

// Sizes and signatures: PKWARE APPNOTE.TXT 6.3.10, 4.3.7 local header, 4.3.12 directory, 4.3.16 its end.
const endSize = 22
const directorySize = 46
const largeEndSize = 56
const locatorSize = 20
export const localSize = 30
// How much is inflated at once: as much as should come out as a megabyte, judged by the piece before.
const firstBite = 4_096
const largestBite = 32_768
const pieceBytes = 1_000_000

/** One entry as a whole, for those that are small enough. */
export function poured(zip: Zip, name: string): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  // What is given is used again for the next piece.
  zip.pour(name, (piece) => pieces.push(piece.slice()))
  return joined(pieces)
}

/** Names are found whatever their case, as a package's parts are. */
export function openZip(bytes: Uint8Array, limits: ZipLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  for (const entry of directory(view, bytes, limits.entries)) {
    if (!isSafeName(entry.name)) throw new ZipFault('zip-name', entry.name)
    const key = entry.name.toLowerCase()
    if (entries.has(key)) throw new ZipFault('zip-duplicate', entry.name)
    entries.set(key, entry)
  }
  let left = limits.inflatedBytes
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    pour(name, sink) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new ZipFault('zip-broken', name)
      let size = 0
      let crc = 0
      inflate(entry, packed(view, bytes, entry), (piece) => {
        size += piece.length
        left -= piece.length
        if (size > entry.size) throw new ZipFault('zip-size', entry.name)
        if (left < 0) throw new ZipFault('zip-large', entry.name)
        crc = crc32(piece, crc)
        sink(piece)
      })
      if (size !== entry.size) throw new ZipFault('zip-size', entry.name)
      if (crc !== entry.crc) throw new ZipFault('zip-broken', entry.name)
    },
  }
}

/**
 * `base` is where `bytes`, the last of the archive, begin in it. 4.4.1.4: a field of all ones says that the true value
 * stands in a 64-bit record; only what may be `large` is looked for there, since no workbook needs one.
 */
export function* directory(
  view: DataView,
  bytes: Uint8Array,
  most: number,
  base = 0,
  large = false,
): Generator<Entry> {
  const { count, start, end } = bounds(view, base, large)
  if (count > most) throw new ZipFault('zip-entries')
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + directorySize > end || view.getUint32(at, true) !== 0x02014b50)
      throw new ZipFault('zip-broken')
    const nameSize = view.getUint16(at + 28, true)
    const extra = at + directorySize + nameSize
    const extraSize = view.getUint16(at + 30, true)
    const next = extra + extraSize + view.getUint16(at + 32, true)
    if (next > end) throw new ZipFault('zip-broken')
    const raw = bytes.subarray(at + directorySize, extra)
    const headerName = entryName(raw)
    const entry = {
      name: unicodeName(raw, bytes.subarray(extra, extra + extraSize)) ?? headerName,
      headerName,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizesOf(view, at, { at: extra, end: extra + extraSize }, large),
    }
    if ([entry.packedSize, entry.size, entry.header].includes(0xffffffff))
      throw new ZipFault('zip-64', entry.name)
    if (view.getUint16(at + 8, true) & 1) throw new ZipFault('zip-encrypted', entry.name)
    if (entry.method !== 0 && entry.method !== 8) throw new ZipFault('zip-method', entry.name)
    yield entry
    at = next
  }
}

/** Where the directory lies in the bytes at hand, and how many it names. */
function bounds(view: DataView, base: number, large: boolean) {
  const end = endOfDirectory(view)
  const found = {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    start: view.getUint32(end + 16, true),
    end,
  }
  if (found.count === 0xffff || found.start === 0xffffffff || found.size === 0xffffffff) {
    if (!large) throw new ZipFault('zip-64')
    const at = end - locatorSize
    if (at < 0 || view.getUint32(at, true) !== 0x07064b50) throw new ZipFault('zip-broken')
    const record = far(view, at + 8) - base
    if (record < 0 || record + largeEndSize > at || view.getUint32(record, true) !== 0x06064b50)
      throw new ZipFault('zip-broken')
    found.count = far(view, record + 32)
    found.size = far(view, record + 40)
    found.start = far(view, record + 48)
    found.end = record
  }
  const start = found.start - base
  if (start < 0 || start + found.size !== found.end) throw new ZipFault('zip-broken')
  return { count: found.count, start, end: found.end }
}

/** 4.5.3: those of the three that are all ones stand in the extra field, in this order. */
function sizesOf(view: DataView, at: number, extra: { at: number; end: number }, large: boolean) {
  const told = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  if (large && told.includes(0xffffffff)) {
    let field = extra.at
    while (field + 4 <= extra.end && view.getUint16(field, true) !== 1)
      field += 4 + view.getUint16(field + 2, true)
    let value = field + 4
    for (const [index, one] of told.entries()) {
      if (one !== 0xffffffff) continue
      if (value + 8 > extra.end) throw new ZipFault('zip-broken')
      told[index] = far(view, value)
      value += 8
    }
  }
  const [size = 0, packedSize = 0, header = 0] = told
  return { packedSize, size, header }
}

function far(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipFault('zip-broken')
  return Number(value)
}

/** The record at the very end, behind which nothing but its own comment may stand. */
function endOfDirectory(view: DataView): number {
  const last = view.byteLength - endSize
  for (let at = last; at >= 0 && at >= last - 0xffff; at--)
    if (view.getUint32(at, true) === 0x06054b50 && at + view.getUint16(at + 20, true) === last)
      return at
  throw new ZipFault('zip-broken')
}

function packed(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array {
  const at = entry.header
  if (at + localSize > view.byteLength || view.getUint32(at, true) !== 0x04034b50)
    throw new ZipFault('zip-broken', entry.name)
  const nameSize = view.getUint16(at + 26, true)
  if (entryName(bytes.subarray(at + localSize, at + localSize + nameSize)) !== entry.headerName)
    throw new ZipFault('zip-broken', entry.name)
  const start = at + localSize + nameSize + view.getUint16(at + 28, true)
  if (start + entry.packedSize > view.byteLength) throw new ZipFault('zip-broken', entry.name)
  return bytes.subarray(start, start + entry.packedSize)
}

function inflate(entry: Entry, from: Uint8Array, sink: (piece: Uint8Array) => void): void {
  if (entry.method === 0) {
    for (let at = 0; at < from.length; at += largestBite) sink(from.subarray(at, at + largestBite))
    return
  }
  let bite = firstBite
  let heard: unknown
  const inflater = new Inflate((piece) => {
    const fitting = Math.floor((pieceBytes * bite) / (piece.length + 1))
    bite = Math.min(Math.max(fitting, firstBite), largestBite)
    try {
      sink(piece)
    } catch (error) {
      heard = error
      throw error
    }
  })
  try {
    for (let at = 0, end = 0; at < from.length || end === 0; at = end) {
      end = at + bite
      inflater.push(from.subarray(at, end), end >= from.length)
    }
  } catch {
    // Whatever the sink threw goes on; anything else is fflate saying that the stream makes no sense.
    throw heard ?? new ZipFault('zip-broken', entry.name)
  }
}

/** Nothing here writes files, but a name that climbs out of its folder belongs to no honest archive. */
export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL in a name is what is looked for.
    !/^\/|\\|\x00|^[a-z]:/i.test(name) &&
    !name.split('/').some((step) => step === '..' || step === '.')
  )
}
