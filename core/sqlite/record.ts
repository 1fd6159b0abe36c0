// One row as SQLite stores it: a header of serial types, then the values (sqlite.org/fileformat2.html#record_format).
import { strFromU8 } from 'fflate'

export type SqliteValue = null | number | string | Uint8Array
/** A text stays bytes until somebody asks for it: most columns of most tables nobody does. */
export type Cell = null | number | Uint8Array | { text: Uint8Array }

/** Undefined where the payload is no record. Whole numbers beyond 2^53 lose their last digits. */
export function readRecord(payload: Uint8Array): Cell[] | undefined {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const head = varint(payload, 0)
  if (head.value > payload.length) return undefined
  const cells: Cell[] = []
  let body = head.value
  for (let at = head.end; at < head.value; ) {
    const type = varint(payload, at)
    at = type.end
    const size = sizeOf(type.value)
    if (size === undefined || body + size > payload.length) return undefined
    cells.push(cellOf(type.value, view, payload.subarray(body, body + size), body))
    body += size
  }
  return cells
}

export function textOf(bytes: Uint8Array, encoding: number): string {
  if (encoding === 1) return strFromU8(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(view.getUint16(at, encoding === 2))
  return text.toWellFormed()
}

const numberSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function sizeOf(type: number): number | undefined {
  return type < 12 ? numberSizes[type] : Math.floor((type - 12) / 2)
}

function cellOf(type: number, view: DataView, bytes: Uint8Array, at: number): Cell {
  if (type >= 12) return type % 2 === 1 ? { text: bytes } : bytes
  if (type === 0) return null
  if (type >= 8) return type - 8
  if (type === 7) return view.getFloat64(at)
  if (type === 6) return Number(view.getBigInt64(at))
  let value = view.getInt8(at)
  for (const byte of bytes.subarray(1)) value = value * 256 + byte
  return value
}

function varint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0
  for (let index = 0; index < 8; index++) {
    const byte = bytes[from + index] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: from + index + 1 }
  }
  return { value: value * 256 + (bytes[from + 8] ?? 0), end: from + 9 }
}
