// What a life writes into its database, seen from outside: before each write and once it is committed.
import type { Step } from '../table.ts'
import type { Place } from './life.ts'

export type Owner = {
  transactions: Set<IDBTransaction>
  touch(step: Step | null, place: Place): void
  isFull(): boolean
}

const owners = new WeakMap<IDBDatabase, Owner>()

export function adopt(db: IDBDatabase, owner: Owner): void {
  owners.set(db, owner)
}

let isPatched = false

/** Once in a page: the writes of every database that has an owner are its owner's. */
export function ownWrites(): void {
  if (isPatched) return
  isPatched = true
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given) {
    const made = begin.apply(this, given)
    const owner = owners.get(this)
    if (owner) {
      owner.transactions.add(made)
      const over = () => owner.transactions.delete(made)
      made.addEventListener('complete', over)
      made.addEventListener('abort', over)
    }
    return made
  }
  for (const method of ['put', 'add', 'delete'] as const) {
    const real = IDBObjectStore.prototype[method] as (...given: unknown[]) => IDBRequest
    IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...given: unknown[]) {
      const owner = owners.get(this.transaction.db)
      // While a version is upgraded nothing of the way is done yet.
      if (!owner || this.transaction.mode === 'versionchange') return real.apply(this, given)
      const step = method === 'delete' ? null : stepOfWrite(this.name, given[0])
      owner.touch(step, 'before')
      if (method !== 'delete' && owner.isFull()) {
        // Nothing of the transaction stays, as when the browser finds no room for it.
        this.transaction.abort()
        throw new DOMException('no room', 'QuotaExceededError')
      }
      const asked = real.apply(this, given)
      const committed = () => {
        try {
          owner.touch(step, 'after')
        } catch {
          // The life ended with it; nobody is there to be told.
        }
      }
      // Before the modules hear of it.
      this.transaction.addEventListener('complete', committed, { capture: true })
      return asked
    } as never
  }
}

function stepOfWrite(store: string, value: unknown): Step | null {
  if (store === 'drafts') return 'draft save'
  if (store === 'kit') return 'keep kit'
  if (store !== 'outbox') return null
  const { state, receipt, files } = value as {
    state: string
    receipt: unknown
    files?: { isHeld: boolean }[]
  }
  if (state === 'sending') return 'claim'
  if (receipt === null) return 'enqueue'
  return files?.some(({ isHeld }) => isHeld) ? 'mark' : 'acknowledge'
}
