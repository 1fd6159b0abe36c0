// A table as Parquet (parquet.apache.org/docs/file-format): one page for each column of a row group, gzipped. Written
// here and not by a library, because a file must be laid down between two requests and taken up in another.
import { ownPacking, type Packing } from '../zip/packing.ts'
import { cellsOf } from './cells.ts'
import type { Cell } from './csv.ts'
import { dayNumber, momentMs } from './dates.ts'
import type { Emit, RowWriter, Writer } from './format.ts'
import { type Column, isMissing, isNumbered, type Shape, type Table, type Value } from './table.ts'
import { type Struct, thriftBytes, varint } from './thrift.ts'
import { utf8, utf8Bytes, utf8Into } from './utf8.ts'

export const parquet: Writer = {
  ending: 'parquet',
  mime: 'application/vnd.apache.parquet',
  isMeasured: false,
  begin(emit, table, shape, _size, packing) {
    emit(magic)
    const from = { offset: magic.length, rows: 0, groups: [], dropped: 0 }
    return groups(emit, table, shape, from, packing)
  },
  resume: (emit, table, shape, _size, state, packing) =>
    groups(emit, table, shape, state as State, packing),
}

type Chunk = { at: number; packedSize: number; size: number }
type State = {
  offset: number
  rows: number
  groups: { rows: number; chunks: Chunk[] }[]
  dropped: number
}

const magic = utf8('PAR1')
// Numbers of the format's enumerations: parquet.thrift.
const types = { boolean: 0, int32: 1, int64: 2, double: 5, bytes: 6 }
const converted = { utf8: 0, date: 6, timestampMillis: 9 }
const optional = 1
const plain = 0
const rle = 3
const gzip = 2
const dataPage = 0
/** A group is written when it holds so many cells: it is what is in memory. */
const groupCells = 600_000

type Kind = { type: number; converted?: number; encode: (values: readonly unknown[]) => Uint8Array }

function groups(
  emit: Emit,
  table: Table,
  shape: Shape,
  from: State,
  packing: Packing = ownPacking,
): RowWriter {
  const { columns } = table
  const kinds = columns.map((column) => kindOf(column, shape))
  const values = valuesOf(columns, shape)
  const written = [...from.groups]
  let { offset, rows: total, dropped } = from
  let held: unknown[][] = columns.map(() => [])
  let rows = 0

  function put(bytes: Uint8Array): void {
    offset += bytes.length
    emit(bytes)
  }
  function flush(): void {
    if (rows === 0) return
    const chunks = held.map((column, at): Chunk => {
      const start = offset
      const body = pageBody(column, kinds[at] as Kind)
      const packed = packing.gzip(body)
      const head = thriftBytes([
        [1, { i32: dataPage }],
        [2, { i32: body.length }],
        [3, { i32: packed.length }],
        [
          5,
          {
            struct: [
              [1, { i32: column.length }],
              [2, { i32: plain }],
              [3, { i32: rle }],
              [4, { i32: rle }],
            ],
          },
        ],
      ])
      put(head)
      put(packed)
      return { at: start, packedSize: offset - start, size: head.length + body.length }
    })
    written.push({ rows, chunks })
    total += rows
    rows = 0
    held = columns.map(() => [])
  }

  return {
    rows(more) {
      for (const row of more) {
        for (let at = 0; at < columns.length; at++) {
          const value = row[at] ?? null
          const known = values[at]?.(value) ?? null
          if (known === null && value !== null && !isMissing(value)) dropped++
          held[at]?.push(known)
        }
        rows++
        if (rows * columns.length >= groupCells) flush()
      }
    },
    pause() {
      flush()
      return { offset, rows: total, groups: [...written], dropped } satisfies State
    },
    end() {
      flush()
      const foot = footer(table, kinds, { offset, rows: total, groups: written, dropped })
      put(foot)
      const size = new Uint8Array(4)
      new DataView(size.buffer).setUint32(0, foot.length, true)
      put(size)
      put(magic)
      return dropped > 0 ? { dropped } : {}
    },
  }
}

function footer({ name, columns }: Table, kinds: readonly Kind[], state: State): Uint8Array {
  const schema: Struct[] = [
    [
      [4, { text: name }],
      [5, { i32: columns.length }],
    ],
    ...columns.map((column, at): Struct => {
      const { type, converted: as } = kinds[at] as Kind
      return [
        [1, { i32: type }],
        [3, { i32: optional }],
        [4, { text: column.name }],
        ...(as === undefined ? [] : ([[6, { i32: as }]] satisfies Struct)),
      ]
    }),
  ]
  const rowGroups = state.groups.map(
    ({ rows, chunks }): Struct => [
      [
        1,
        {
          structs: chunks.map((chunk, at) =>
            columnChunk(chunk, rows, columns[at]?.name ?? '', kinds[at] as Kind),
          ),
        },
      ],
      [2, { i64: chunks.reduce((sum, { size }) => sum + size, 0) }],
      [3, { i64: rows }],
    ],
  )
  return thriftBytes([
    [1, { i32: 1 }],
    [2, { structs: schema }],
    [3, { i64: state.rows }],
    [4, { structs: rowGroups }],
    [6, { text: 'Pedoman' }],
  ])
}

function columnChunk(
  { at, packedSize, size }: Chunk,
  rows: number,
  name: string,
  kind: Kind,
): Struct {
  return [
    [2, { i64: at }],
    [
      3,
      {
        struct: [
          [1, { i32: kind.type }],
          [2, { i32s: [plain, rle] }],
          [3, { texts: [name] }],
          [4, { i32: gzip }],
          [5, { i64: rows }],
          [6, { i64: size }],
          [7, { i64: packedSize }],
          [9, { i64: at }],
        ],
      },
    ],
  ]
}

/** Which rows have a value, as one run of bits (encodings.md, "RLE/bit-packing hybrid"), and then the values. */
function pageBody(column: readonly unknown[], kind: Kind): Uint8Array {
  const levels: number[] = []
  varint(levels, (Math.ceil(column.length / 8) << 1) | 1)
  levels.push(...bits(column.map((value) => value !== null)))
  const values = kind.encode(column.filter((value) => value !== null))
  const body = new Uint8Array(4 + levels.length + values.length)
  new DataView(body.buffer).setUint32(0, levels.length, true)
  body.set(levels, 4)
  body.set(values, 4 + levels.length)
  return body
}

function bits(flags: readonly boolean[]): Uint8Array {
  const packed = new Uint8Array(Math.ceil(flags.length / 8))
  for (const [at, flag] of flags.entries())
    if (flag) packed[at >> 3] = (packed[at >> 3] ?? 0) | (1 << (at & 7))
  return packed
}

function kindOf(column: Column, shape: Shape): Kind {
  switch (column.type) {
    case 'flag':
      return { type: types.boolean, encode: (values) => bits(values as boolean[]) }
    case 'integer':
      return wholes
    case 'number':
      return {
        type: types.double,
        encode: fixed(8, (view, at, value) => view.setFloat64(at, value, true)),
      }
    case 'date':
      return {
        type: types.int32,
        converted: converted.date,
        encode: fixed(4, (view, at, value) => view.setInt32(at, value, true)),
      }
    case 'datetime':
      return { ...wholes, converted: converted.timestampMillis }
    case 'code':
      return isNumbered(column) && !shape.labels ? wholes : texts
    default:
      return texts
  }
}

const wholes: Kind = {
  type: types.int64,
  encode: fixed(8, (view, at, value) => view.setBigInt64(at, BigInt(value), true)),
}

const texts: Kind = {
  type: types.bytes,
  converted: converted.utf8,
  encode(values) {
    const size = (values as string[]).reduce((sum, value) => sum + 4 + utf8Bytes(value), 0)
    const out = new Uint8Array(size)
    const view = new DataView(out.buffer)
    let at = 0
    for (const value of values as string[]) {
      const end = utf8Into(value, out, at + 4)
      view.setUint32(at, end - at - 4, true)
      at = end
    }
    return out
  },
}

function fixed(
  bytes: number,
  set: (view: DataView, at: number, value: number) => void,
): Kind['encode'] {
  return (values) => {
    const view = new DataView(new ArrayBuffer(values.length * bytes))
    for (const [at, value] of values.entries()) set(view, at * bytes, value as number)
    return new Uint8Array(view.buffer)
  }
}

/** What each column holds of a value; null for none, and for what the column's type has no place for. */
function valuesOf(columns: readonly Column[], shape: Shape): ((value: Value) => unknown)[] {
  const cells = cellsOf(columns, shape)
  return columns.map((column, at) => {
    const cell = cells[at] as (value: Value) => Cell
    switch (column.type) {
      case 'flag':
        return (value) =>
          value === null || isMissing(value) ? null : value === true || value === '1' || value === 1
      case 'date':
        return (value) => (typeof value === 'string' ? dayNumber(value) : null)
      case 'datetime':
        return (value) => (typeof value === 'string' ? momentMs(value) : null)
      case 'integer':
        return (value) => whole(cell(value))
      case 'number':
        return (value) => numeric(cell(value))
      case 'code':
        if (isNumbered(column) && !shape.labels) return (value) => whole(cell(value))
        return (value) => worded(cell(value))
      default:
        return (value) => worded(cell(value))
    }
  })
}

function numeric(cell: Cell): number | null {
  if (cell === null || cell === '') return null
  const number = Number(cell)
  return Number.isFinite(number) ? number : null
}

function whole(cell: Cell): number | null {
  const number = numeric(cell)
  return number === null || !Number.isSafeInteger(number) ? null : number
}

function worded(cell: Cell): string | null {
  return cell === null ? null : String(cell)
}
