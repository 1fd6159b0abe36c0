// The phone's database. Another tab that needs a newer form of it is never blocked by this one.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type {
  Chunk,
  Deed,
  Device,
  Draft,
  EarlierOfCase,
  KeptFile,
  KeptKit,
  Sealed,
} from './shape.ts'

interface Shape extends DBSchema {
  /** Two single records, under the keys `device` and `kit`. */
  device: { key: string; value: Device }
  kit: { key: string; value: KeptKit }
  drafts: { key: string; value: Draft }
  outbox: { key: string; value: Sealed }
  /** Photos and recordings of answers, by the hash of their bytes. */
  files: { key: string; value: KeptFile }
  /** A recording while it is made, in the pieces that the microphone gave. */
  chunks: { key: [string, number]; value: Chunk }
  /** What the versions of the kit show: pictures, sounds, lists; by hash. */
  media: { key: string; value: KeptFile }
  /** What was made here and is no response: people, consents. Sent in the order of their numbers. */
  deeds: { key: string; value: Deed }
  /** What was seen of each case before, by study and case. */
  earlier: { key: [string, string]; value: EarlierOfCase }
}
export type Store = IDBPDatabase<Shape>

let opening: Promise<Store> | null = null

export function store(): Promise<Store> {
  opening ??= openDB<Shape>('pedoman-field', 3, {
    // Each step goes on from the one before, so that a phone of any age keeps what it holds.
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('device')
        db.createObjectStore('kit')
        db.createObjectStore('drafts', { keyPath: 'id' })
        db.createObjectStore('outbox', { keyPath: 'id' })
      }
      if (from < 2) {
        db.createObjectStore('files', { keyPath: 'hash' })
        db.createObjectStore('chunks', { keyPath: ['recording', 'seq'] })
        db.createObjectStore('media', { keyPath: 'hash' })
      }
      if (from < 3) {
        db.createObjectStore('deeds', { keyPath: 'id' })
        db.createObjectStore('earlier', { keyPath: ['study', 'case'] })
      }
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
