// The phone's database. Another tab that needs a newer form of it is never blocked by this one.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Device, Draft, KeptKit, Sealed } from './shape.ts'

interface Shape extends DBSchema {
  /** Two single records, under the keys `device` and `kit`. */
  device: { key: string; value: Device }
  kit: { key: string; value: KeptKit }
  drafts: { key: string; value: Draft }
  outbox: { key: string; value: Sealed }
}
export type Store = IDBPDatabase<Shape>

let opening: Promise<Store> | null = null

export function store(): Promise<Store> {
  opening ??= openDB<Shape>('pedoman-field', 1, {
    upgrade(db) {
      db.createObjectStore('device')
      db.createObjectStore('kit')
      db.createObjectStore('drafts', { keyPath: 'id' })
      db.createObjectStore('outbox', { keyPath: 'id' })
    },
    blocking(_current, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      location.reload()
    },
    terminated() {
      opening = null
    },
  }).catch((error) => {
    opening = null
    throw error
  })
  return opening
}
