// Files that SQLite itself wrote say the same to our reader, and no other file costs more than its bytes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableColumns } from '../../core/sqlite/columns.ts'
import { openSqlite, SqliteFault } from '../../core/sqlite/read.ts'

function written(fill: (db: DatabaseSync) => void): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  const path = join(folder, 'db.sqlite3')
  try {
    const db = new DatabaseSync(path)
    fill(db)
    db.close()
    return new Uint8Array(readFileSync(path))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const all = (bytes: Uint8Array, table: string, columns: string[]) => [
  ...openSqlite(bytes).rows(table, columns),
]

test('every value of every kind comes back, in files of any page size and encoding', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.uint8Array({ maxLength: 40 }),
    fc.nat(90_000).map((length) => 'panjang '.repeat(length / 8)),
  )
  const pageSize = fc.constantFrom(512, 1_024, 4_096, 65_536)
  const encoding = fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be')
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), pageSize, encoding, (values, size, code) => {
      // NUL ends a text in SQLite's own functions, and no text of Taguette has one.
      const kept = values.map((one) => (typeof one === 'string' ? one.replaceAll('\0', '') : one))
      const bytes = written((db) => {
        db.exec(`pragma encoding='${code}'; pragma page_size=${size}`)
        db.exec('create table t(id integer primary key, v)')
        const insert = db.prepare('insert into t(v) values (?)')
        for (const one of kept) insert.run(one)
      })
      const rows = all(bytes, 't', ['id', 'v'])
      expect(rows).toEqual(kept.map((v, at) => ({ id: at + 1, v: Object.is(v, -0) ? 0 : v })))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a table of many rows comes in the order of its keys, with what was deleted gone', () => {
  const bytes = written((db) => {
    db.exec('create table t(k integer not null primary key autoincrement, v text)')
    db.exec(
      "with recursive n(i) as (select 1 union all select i+1 from n where i<20000) insert into t(v) select 'baris ' || i from n",
    )
    db.exec('delete from t where k % 3 = 0')
    db.exec('alter table t add column later text')
    db.exec('create view v as select * from t')
    db.exec('create index i on t(v)')
  })
  const rows = all(bytes, 't', ['k', 'v', 'later', 'none'])
  expect(rows).toHaveLength(13_334)
  expect(rows.at(-1)).toEqual({ k: 20_000, v: 'baris 20000', later: null, none: null })
  expect([...openSqlite(bytes).tables.keys()].sort()).toEqual(['sqlite_sequence', 't'])
})

test('columns are read off any way of writing a table', () => {
  expect(
    tableColumns(
      `CREATE TABLE "my, table" (
        id INTEGER NOT NULL, -- the key, here
        "a ""b""" VARCHAR(200) DEFAULT 'x,(y' NOT NULL, [c d] TEXT, \`e\` DATETIME,
        f INTEGER CHECK (f in (1, 2)),
        CONSTRAINT pk_t PRIMARY KEY (id), UNIQUE (f, e), FOREIGN KEY(f) REFERENCES x (id))`,
    ),
  ).toEqual({ names: ['id', 'a "b"', 'c d', 'e', 'f'], rowid: 0 })
  expect(tableColumns('create table t(a text, id integer constraint p primary key)').rowid).toBe(1)
  expect(tableColumns('create table t(login varchar(30) primary key)').rowid).toBe(-1)
})

test('what is no database, or one whose pages run in circles, is refused', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      all(bytes, 't', ['v'])
    } catch (error) {
      if (error instanceof SqliteFault) return error.reason
      throw error
    }
    return null
  }
  expect(refused(new TextEncoder().encode('PK'))).toBe('sqlite-not')
  const honest = written((db) => {
    db.exec('pragma page_size=512; create table t(v)')
    const insert = db.prepare('insert into t values (?)')
    for (let row = 0; row < 200; row++) insert.run('x'.repeat(row * 10))
  })
  expect(refused(honest)).toBeNull()
  expect(refused(honest.subarray(0, honest.length / 2))).toBe('sqlite-broken')
  // Any byte of it may lie, and the answer is still rows or a refusal, soon.
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      (lies) => {
        const bytes = honest.slice()
        for (const [at, byte] of lies) bytes[at] = byte
        expect([null, 'sqlite-not', 'sqlite-broken']).toContain(refused(bytes))
      },
    ),
    { numRuns: 1_000 },
  )
})
