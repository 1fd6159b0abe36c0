// An IndexedDB in memory, as far as phones use it: what a schedule in this process costs is the phone's own work and not a
// browser's. The order of transactions, their end by themselves and what an abort takes back are as the standard has them
// (w3.org/TR/IndexedDB, 2.7): the same schedules run on a browser's own, too (test/web/field.schedules.test.ts).
import { copy } from './copy.ts'
import { Heard } from './heard.ts'

type Key = string | number | Key[]
type Rows = Map<string, { key: Key; value: unknown }>
type Kept = {
  version: number
  stores: Map<string, { keyPath: string | string[] | null; rows: Rows }>
}

const disk = new Map<string, Kept>()

class Request extends Heard {
  result: unknown = undefined
  error: unknown = null
  transaction: Transaction | null = null
  done(result: unknown): void {
    this.result = result
    this.tell('success')
  }
  upgrade(db: Database, transaction: Transaction, oldVersion: number): void {
    this.result = db
    this.transaction = transaction
    this.tell('upgradeneeded', { oldVersion, newVersion: db.version })
    this.transaction = null
  }
  fail(error: unknown): void {
    this.error = error
    this.result = undefined
    this.tell('error')
  }
}

class Database extends Heard {
  readonly name: string
  readonly kept: Kept
  readonly version: number
  isClosed = false
  /** Those that are not over, in the order of their making. */
  private readonly open: Transaction[]
  constructor(name: string, kept: Kept) {
    super()
    this.name = name
    this.kept = kept
    this.version = kept.version
    this.open = openOf(kept)
  }
  get objectStoreNames() {
    const names = [...this.kept.stores.keys()].sort()
    return Object.assign(names, { contains: (name: string) => names.includes(name) })
  }
  createObjectStore(name: string, { keyPath = null }: { keyPath?: string | string[] | null } = {}) {
    this.kept.stores.set(name, { keyPath, rows: new Map() })
  }
  transaction(names: string | string[], mode: 'readonly' | 'readwrite' = 'readonly'): Transaction {
    if (this.isClosed) throw new DOMException('the database is closed', 'InvalidStateError')
    return new Transaction(this, typeof names === 'string' ? [names] : [...names], mode, this.open)
  }
  close(): void {
    this.isClosed = true
  }
}

const opened = new WeakMap<Kept, Transaction[]>()

function openOf(kept: Kept): Transaction[] {
  const known = opened.get(kept) ?? []
  opened.set(kept, known)
  return known
}

class Transaction extends Heard {
  readonly db: Database
  readonly objectStoreNames: string[]
  readonly mode: 'readonly' | 'readwrite' | 'versionchange'
  error: unknown = null
  isOver = false
  private readonly waiting: { request: Request; work: () => unknown }[] = []
  private readonly undo: (() => void)[] = []
  private readonly queue: Transaction[]
  private isStirring = false

  constructor(db: Database, names: string[], mode: Transaction['mode'], queue: Transaction[]) {
    super()
    this.db = db
    this.objectStoreNames = names
    this.mode = mode
    this.queue = queue
    queue.push(this)
    this.stir()
  }
  objectStore(name: string): ObjectStore {
    const { keyPath, rows } = this.db.kept.stores.get(name) ?? {}
    if (!rows || !this.objectStoreNames.includes(name))
      throw new DOMException(`no store ${name}`, 'NotFoundError')
    return new ObjectStore(this, name, keyPath ?? null, rows)
  }
  ask(work: () => unknown): Request {
    if (this.isOver) throw new DOMException('the transaction is over', 'TransactionInactiveError')
    const request = new Request()
    request.transaction = this
    this.waiting.push({ request, work })
    this.stir()
    return request
  }
  /** What takes a write back. */
  changed(back: () => void): void {
    this.undo.push(back)
  }
  commit(): void {}
  abort(): void {
    if (this.isOver) throw new DOMException('the transaction is over', 'InvalidStateError')
    this.isOver = true
    for (const back of this.undo.reverse()) back()
    this.error = null
    setImmediate(() => {
      for (const { request } of this.waiting.splice(0))
        request.fail(new DOMException('aborted', 'AbortError'))
      this.tell('abort')
      this.leave()
    })
  }
  /** One request at a time, each a turn of its own: between two of them whoever asked may ask for more. */
  stir(): void {
    if (this.isStirring || this.isOver) return
    this.isStirring = true
    setImmediate(() => {
      this.isStirring = false
      if (this.isOver || this.isHeldUp()) return
      const next = this.waiting.shift()
      if (!next) return this.end()
      try {
        next.request.done(next.work())
      } catch (error) {
        next.request.fail(error)
        this.abort()
      }
      this.stir()
    })
  }
  private isHeldUp(): boolean {
    for (const before of this.queue) {
      if (before === this) return false
      const isShared = before.objectStoreNames.some((name) => this.objectStoreNames.includes(name))
      if (isShared && (before.mode !== 'readonly' || this.mode !== 'readonly')) return true
    }
    return false
  }
  private end(): void {
    this.isOver = true
    this.tell('complete')
    this.leave()
  }
  private leave(): void {
    this.queue.splice(this.queue.indexOf(this), 1)
    for (const one of this.queue) one.stir()
  }
}

class ObjectStore {
  readonly transaction: Transaction
  readonly name: string
  readonly keyPath: string | string[] | null
  private readonly rows: Rows
  constructor(
    transaction: Transaction,
    name: string,
    keyPath: string | string[] | null,
    rows: Rows,
  ) {
    this.transaction = transaction
    this.name = name
    this.keyPath = keyPath
    this.rows = rows
  }
  get(key: Key): Request {
    return this.transaction.ask(() => copy(this.rows.get(nameOf(key))?.value))
  }
  getKey(key: Key): Request {
    return this.transaction.ask(() => this.rows.get(nameOf(key))?.key)
  }
  getAll(range?: KeyRange | null): Request {
    return this.transaction.ask(() => this.sorted(range).map(({ value }) => copy(value)))
  }
  getAllKeys(range?: KeyRange | null): Request {
    return this.transaction.ask(() => this.sorted(range).map(({ key }) => key))
  }
  count(range?: KeyRange | null): Request {
    return this.transaction.ask(() => this.sorted(range).length)
  }
  put(value: unknown, key?: Key): Request {
    return this.write(value, key, false)
  }
  add(value: unknown, key?: Key): Request {
    return this.write(value, key, true)
  }
  delete(key: Key | KeyRange): Request {
    this.mustWrite()
    return this.transaction.ask(() => {
      const gone = key instanceof KeyRange ? this.sorted(key).map((row) => row.key) : [key]
      for (const one of gone) this.set(nameOf(one), undefined)
    })
  }
  clear(): Request {
    this.mustWrite()
    return this.transaction.ask(() => {
      for (const name of [...this.rows.keys()]) this.set(name, undefined)
    })
  }
  private write(value: unknown, key: Key | undefined, isNew: boolean): Request {
    this.mustWrite()
    const kept = copy(value) as Record<string, Key>
    const { keyPath } = this
    const own = Array.isArray(keyPath)
      ? keyPath.map((one) => kept[one] as Key)
      : keyPath === null
        ? (key as Key)
        : (kept[keyPath] as Key)
    return this.transaction.ask(() => {
      const name = nameOf(own)
      if (isNew && this.rows.has(name))
        throw new DOMException('the key is there', 'ConstraintError')
      this.set(name, { key: own, value: kept })
      return own
    })
  }
  private set(name: string, row: { key: Key; value: unknown } | undefined): void {
    const before = this.rows.get(name)
    this.transaction.changed(() => put(this.rows, name, before))
    put(this.rows, name, row)
  }
  private mustWrite(): void {
    if (this.transaction.mode === 'readonly') throw new DOMException('read only', 'ReadOnlyError')
  }
  private sorted(range?: KeyRange | null) {
    const all = [...this.rows.values()]
    const within = range ? all.filter(({ key }) => range.includes(key)) : all
    return within.sort((a, b) => compare(a.key, b.key))
  }
}

function put(rows: Rows, name: string, row: { key: Key; value: unknown } | undefined): void {
  if (row) rows.set(name, row)
  else rows.delete(name)
}

function nameOf(key: Key): string {
  return typeof key === 'string' ? key : JSON.stringify(key)
}

/** Numbers before strings before arrays. */
function compare(a: Key, b: Key): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const found = compare(a[at] as Key, b[at] as Key)
      if (found !== 0) return found
    }
    return a.length - b.length
  }
  const rank = (key: Key) => (Array.isArray(key) ? 2 : typeof key === 'string' ? 1 : 0)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  return a < b ? -1 : a > b ? 1 : 0
}

class KeyRange {
  readonly lower: Key
  readonly upper: Key
  constructor(lower: Key, upper: Key) {
    this.lower = lower
    this.upper = upper
  }
  static bound(lower: Key, upper: Key): KeyRange {
    return new KeyRange(lower, upper)
  }
  includes(key: Key): boolean {
    return compare(this.lower, key) <= 0 && compare(key, this.upper) <= 0
  }
}

const factory = {
  open(name: string, version = 1): Request {
    const request = new Request()
    setImmediate(() => {
      const kept = disk.get(name) ?? { version: 0, stores: new Map() }
      disk.set(name, kept)
      const before = kept.version
      if (before >= version) return request.done(new Database(name, kept))
      kept.version = version
      const db = new Database(name, kept)
      const all = [...kept.stores.keys()]
      const upgrading = new Transaction(db, all, 'versionchange', openOf(kept))
      upgrading.addEventListener('complete', () => request.done(db))
      request.upgrade(db, upgrading, before)
    })
    return request
  },
  deleteDatabase(name: string): Request {
    const request = new Request()
    setImmediate(() => {
      disk.delete(name)
      request.done(undefined)
    })
    return request
  },
}

/** The names under which a browser has them. */
export const indexedDbGlobals = {
  indexedDB: factory,
  IDBDatabase: Database,
  IDBTransaction: Transaction,
  IDBObjectStore: ObjectStore,
  IDBRequest: Request,
  IDBKeyRange: KeyRange,
  IDBIndex: class {},
  IDBCursor: class {},
}
