// The phone's database. Another tab that needs a newer form of it is never blocked by this one.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type {
  Backup,
  Chunk,
  ChunkRow,
  Deed,
  Device,
  Draft,
  DraftRow,
  EarlierOfCase,
  FilePart,
  FileRow,
  KeptFile,
  KeptKit,
  LastAnswers,
  ReturnRow,
  Sealed,
  SealedPart,
  VaultKey,
} from './shape.ts'

interface Shape extends DBSchema {
  /** Two single records, under the keys `device` and `kit`. */
  device: { key: string; value: Device }
  kit: { key: string; value: KeptKit }
  /** The data key of store/vault.ts, under the key `key`. Rows of `Draft`, `Chunk` and `KeptFile` are of earlier versions. */
  vault: { key: string; value: VaultKey }
  drafts: { key: string; value: DraftRow | Draft }
  outbox: { key: string; value: Sealed }
  /** Photos and recordings of answers, by the hash of their bytes. */
  files: { key: string; value: FileRow | KeptFile }
  /** Files of finished responses, as they are sent. */
  sealedParts: { key: [string, number]; value: SealedPart }
  last: { key: string; value: LastAnswers }
  fileParts: { key: [string, number]; value: FilePart }
  /** A recording while it is made, in the pieces that the microphone gave. */
  chunks: { key: [string, number]; value: ChunkRow | Chunk }
  /** What the versions of the kit show: pictures, sounds, lists; by hash. */
  media: { key: string; value: KeptFile }
  /** What was made here and is no response: people, consents. Sent in the order of their numbers. */
  deeds: { key: string; value: Deed }
  /** What was seen of each case before, by study and case. */
  earlier: { key: [string, string]; value: EarlierOfCase }
  /** What was returned to this phone, or is asked of it: store/returns.ts. */
  returns: { key: string; value: ReturnRow }
  /** What the server holds of drafts, and which of them another phone goes on with. */
  backups: { key: string; value: Backup }
}
/** In localStorage while rows that an earlier version wrote in the clear may be left: store/veil-clear.ts. */
export const clearMark = 'pedoman.clear'

export type Store = IDBPDatabase<Shape>

/** What must be written before another tab may have the database to itself; nothing is lost to a newer version of it. */
const unwritten = new Set<() => Promise<unknown>>()

export function beforeClosing(write: () => Promise<unknown>): () => void {
  unwritten.add(write)
  return () => unwritten.delete(write)
}

let onBlocked = () => {}

/** Told when another tab of an earlier version does not let go of the database yet. */
export function whenBlocked(tell: () => void): void {
  onBlocked = tell
}

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
      if (from > 0 && from < 3) localStorage.setItem(clearMark, '')
      if (from < 3) {
        db.createObjectStore('deeds', { keyPath: 'id' })
        db.createObjectStore('earlier', { keyPath: ['study', 'case'] })
        db.createObjectStore('last', { keyPath: 'slug' })
        db.createObjectStore('vault')
        db.createObjectStore('returns', { keyPath: 'id' })
        db.createObjectStore('backups', { keyPath: 'id' })
        db.createObjectStore('fileParts', { keyPath: ['hash', 'part'] })
        db.createObjectStore('sealedParts', { keyPath: ['hash', 'part'] })
      }
    },
    blocked: () => onBlocked(),
    blocking(_current, _wanted, event) {
      const writing = Promise.allSettled([...unwritten].map((write) => write()))
      void writing.then(() => {
        ;(event.target as IDBDatabase).close()
        location.reload()
      })
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
