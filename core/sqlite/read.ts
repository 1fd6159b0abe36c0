// Tables of an SQLite file from a stranger (sqlite.org/fileformat2.html), read and nothing else: no SQL of the file's is
// run, so no view or trigger in it can do anything. Every page is entered once and every byte is paid for out of the
// file's own length, so a crafted file costs no more than an honest one of its size.
import { tableColumns } from './columns.ts'
import { type Cell, readRecord, type SqliteValue, textOf } from './record.ts'

export type SqliteReason = 'sqlite-not' | 'sqlite-broken' | 'sqlite-large'

export class SqliteFault extends Error {
  readonly reason: SqliteReason
  constructor(reason: SqliteReason) {
    super(reason)
    this.reason = reason
  }
}

export type Sqlite = {
  /** Columns of each ordinary table, by its name. Views, indexes and virtual tables are not there. */
  tables: ReadonlyMap<string, readonly string[]>
  /** Rows in the order of their rowid, each with the columns that were asked for; a column that the table has not is null. */
  rows<Name extends string>(
    table: string,
    columns: readonly Name[],
  ): Generator<Record<Name, SqliteValue>>
}

/** A browser holds such a file whole; a project of a thousand long transcripts is smaller. */
export const sqliteLimitBytes = 300_000_000

/** 1.3: "The header string: 'SQLite format 3\000'". */
export function isSqlite(bytes: Uint8Array): boolean {
  return [...'SQLite format 3\0'].every((mark, at) => bytes[at] === mark.charCodeAt(0))
}

type Table = { root: number; columns: ReturnType<typeof tableColumns> }

/** What a write-ahead log beside the file held is not in it, as in any copy of the file alone. */
export function openSqlite(bytes: Uint8Array): Sqlite {
  if (!isSqlite(bytes) || bytes.length < 512) throw new SqliteFault('sqlite-not')
  if (bytes.length > sqliteLimitBytes) throw new SqliteFault('sqlite-large')
  const file = fileOf(bytes)
  const tables = new Map<string, Table>()
  // 2.6: the schema table has its root on page 1; `type, name, tbl_name, rootpage, sql`.
  for (const { cells } of records(file, 1)) {
    const [type, name, root, sql] = [0, 1, 3, 4].map((at) => valueIn(file, cells[at]))
    if (type !== 'table' || typeof name !== 'string' || typeof sql !== 'string') continue
    if (typeof root !== 'number' || root === 0 || /\bwithout\s+rowid\s*;?\s*$/i.test(sql)) continue
    tables.set(name, { root, columns: tableColumns(sql) })
  }
  return {
    tables: new Map([...tables].map(([name, { columns }]) => [name, columns.names])),
    *rows(name, wanted) {
      const table = tables.get(name)
      if (!table) return
      const places = wanted.map((column) => table.columns.names.indexOf(column))
      for (const { rowid, cells } of records(file, table.root)) {
        const values = places.map((place) =>
          place !== -1 && place === table.columns.rowid ? rowid : valueIn(file, cells[place]),
        )
        yield Object.fromEntries(wanted.map((column, at) => [column, values[at] ?? null])) as never
      }
    },
  }
}

type File = {
  bytes: Uint8Array
  view: DataView
  pageSize: number
  usable: number
  encoding: number
}

function fileOf(bytes: Uint8Array): File {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // 1.3.2: "the value 1 … is used to represent a page size of 65536".
  const told = view.getUint16(16)
  const pageSize = told === 1 ? 65_536 : told
  const usable = pageSize - (bytes[20] ?? 0)
  const isPower = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0
  // 1.3.4: "the usable size is not allowed to be less than 480".
  if (!isPower || usable < 480) throw new SqliteFault('sqlite-broken')
  // 1.3.13: 0 stands in a file to which no table was ever added.
  const encoding = view.getUint32(56) || 1
  if (encoding > 3) throw new SqliteFault('sqlite-broken')
  return { bytes, view, pageSize, usable, encoding }
}

type Budget = { pages: Set<number>; bytes: number }

function* records(file: File, root: number): Generator<{ rowid: number; cells: Cell[] }> {
  const budget = { pages: new Set<number>(), bytes: file.bytes.length }
  for (const cell of leaves(file, root, budget, 0)) {
    const payload = payloadOf(file, cell.at, cell.size, budget)
    const cells = readRecord(payload)
    if (!cells) throw new SqliteFault('sqlite-broken')
    yield { rowid: cell.rowid, cells }
  }
}

/** 1.6: with the smallest pages a tree of 2^31 pages is no deeper. */
const deepest = 24

function* leaves(
  file: File,
  page: number,
  budget: Budget,
  depth: number,
): Generator<{ rowid: number; at: number; size: number }> {
  const start = enter(file, page, budget)
  if (depth > deepest) throw new SqliteFault('sqlite-broken')
  // Page 1 begins with the header of the file.
  const head = page === 1 ? start + 100 : start
  const kind = file.bytes[head]
  const isLeaf = kind === 0x0d
  if (!isLeaf && kind !== 0x05) throw new SqliteFault('sqlite-broken')
  const count = file.view.getUint16(head + 3)
  const pointers = head + (isLeaf ? 8 : 12)
  if (pointers + 2 * count > start + file.usable) throw new SqliteFault('sqlite-broken')
  for (let index = 0; index < count; index++) {
    const at = start + file.view.getUint16(pointers + 2 * index)
    if (at < pointers || at + 4 > start + file.usable) throw new SqliteFault('sqlite-broken')
    if (!isLeaf) {
      yield* leaves(file, file.view.getUint32(at), budget, depth + 1)
      continue
    }
    const size = varint(file, at)
    const rowid = varint(file, size.end)
    yield { rowid: rowid.value, at: rowid.end, size: size.value }
  }
  if (!isLeaf) yield* leaves(file, file.view.getUint32(head + 8), budget, depth + 1)
}

/** Where a page begins; a page that was entered before, or that is not there, belongs to no sound file. */
function enter(file: File, page: number, budget: Budget): number {
  const start = (page - 1) * file.pageSize
  if (page < 1 || start + file.pageSize > file.bytes.length || budget.pages.has(page))
    throw new SqliteFault('sqlite-broken')
  budget.pages.add(page)
  return start
}

/** 1.6: how much of a payload stands in the leaf, and that the rest is a chain of overflow pages. */
function payloadOf(file: File, at: number, size: number, budget: Budget): Uint8Array {
  budget.bytes -= size
  if (budget.bytes < 0) throw new SqliteFault('sqlite-broken')
  const pageEnd = Math.floor(at / file.pageSize) * file.pageSize + file.usable
  const most = file.usable - 35
  const least = Math.floor(((file.usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (file.usable - 4))
  const local = size <= most ? size : fitting <= most ? fitting : least
  if (at + local + (local < size ? 4 : 0) > pageEnd) throw new SqliteFault('sqlite-broken')
  if (local === size) return file.bytes.subarray(at, at + size)
  const payload = new Uint8Array(size)
  payload.set(file.bytes.subarray(at, at + local))
  let next = file.view.getUint32(at + local)
  for (let got = local; got < size; ) {
    const start = enter(file, next, budget)
    const piece = file.bytes.subarray(start + 4, start + 4 + Math.min(size - got, file.usable - 4))
    payload.set(piece, got)
    got += piece.length
    next = file.view.getUint32(start)
  }
  return payload
}

function varint(file: File, at: number): { value: number; end: number } {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = file.bytes[at + index] ?? 0
    if (index === 8) return { value: value * 256 + byte, end: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: at + index + 1 }
  }
  throw new SqliteFault('sqlite-broken')
}

function valueIn(file: File, cell: Cell | undefined): SqliteValue {
  return cell instanceof Object && 'text' in cell
    ? textOf(cell.text, file.encoding)
    : (cell ?? null)
}
