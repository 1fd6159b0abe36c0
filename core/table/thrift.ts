// The compact protocol of Thrift, as much of it as Parquet's metadata needs (thrift-compact-protocol.md).
import { utf8 } from './utf8.ts'

export type Field =
  | { i32: number }
  | { i64: number }
  | { text: string }
  | { struct: Struct }
  | { structs: Struct[] }
  | { i32s: number[] }
  | { texts: string[] }
/** By the field's number; ascending. */
export type Struct = [id: number, field: Field][]

const kinds = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 }

export function thriftBytes(struct: Struct): Uint8Array {
  const out: number[] = []
  writeStruct(out, struct)
  return Uint8Array.from(out)
}

function writeStruct(out: number[], struct: Struct): void {
  let before = 0
  for (const [id, field] of struct) {
    // No two fields of Parquet lie more than fifteen apart.
    out.push(((id - before) << 4) | kindOf(field))
    before = id
    writeField(out, field)
  }
  out.push(0)
}

function kindOf(field: Field): number {
  if ('i32' in field) return kinds.i32
  if ('i64' in field) return kinds.i64
  if ('text' in field) return kinds.binary
  return 'struct' in field ? kinds.struct : kinds.list
}

function writeField(out: number[], field: Field): void {
  if ('i32' in field) varint(out, zigzag(field.i32))
  else if ('i64' in field) varint(out, zigzag(field.i64))
  else if ('text' in field) writeText(out, field.text)
  else if ('struct' in field) writeStruct(out, field.struct)
  else if ('structs' in field) {
    listHead(out, field.structs.length, kinds.struct)
    for (const one of field.structs) writeStruct(out, one)
  } else if ('i32s' in field) {
    listHead(out, field.i32s.length, kinds.i32)
    for (const one of field.i32s) varint(out, zigzag(one))
  } else {
    listHead(out, field.texts.length, kinds.binary)
    for (const one of field.texts) writeText(out, one)
  }
}

function listHead(out: number[], size: number, kind: number): void {
  if (size < 15) out.push((size << 4) | kind)
  else {
    out.push(0xf0 | kind)
    varint(out, size)
  }
}

function writeText(out: number[], text: string): void {
  const bytes = utf8(text)
  varint(out, bytes.length)
  for (const byte of bytes) out.push(byte)
}

/** Of whole numbers up to 2^53, beyond where bit operators reach. */
export function varint(out: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    out.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2
}
