// What somebody who holds a phone can read of its storage: every string and every byte of IndexedDB, the caches, and the
// two small stores, searched for words that were planted.
import type { Page } from 'playwright-core'

/** Where each of the words was found: `outbox`, `cache`, `localStorage` …; nowhere when it is safe. */
export function scan(page: Page, words: readonly string[]): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const found = new Set<string>()
    const latin = new TextDecoder('latin1')
    const look = (where: string, text: string) => {
      for (const word of wanted) if (text.includes(word)) found.add(`${where}: ${word}`)
    }
    const bytes = (where: string, buffer: ArrayBuffer) => look(where, latin.decode(buffer))
    const walk = async (where: string, value: unknown): Promise<void> => {
      if (typeof value === 'string') return look(where, value)
      if (value instanceof Blob) return bytes(where, await value.arrayBuffer())
      if (value instanceof ArrayBuffer) return bytes(where, value)
      if (ArrayBuffer.isView(value)) return bytes(where, value.buffer as ArrayBuffer)
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          look(where, key)
          await walk(where, inner)
        }
    }
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const from = db.transaction(store).objectStore(store)
        const [keys, rows] = [from.getAllKeys(), from.getAll()]
        await walk(store, await asked(keys))
        await walk(store, await asked(rows))
      }
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        look('cache', request.url)
        const kept = await cache.match(request)
        if (kept) bytes('cache', await kept.arrayBuffer())
      }
    }
    look('localStorage', JSON.stringify({ ...localStorage }))
    look('sessionStorage', JSON.stringify({ ...sessionStorage }))
    look('cookie', document.cookie)
    return [...found].sort()
  }, words)
}

/** How many rows each store holds; the empty ones are left out. */
export function rowsIn(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const counts: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const n = await asked(db.transaction(store).objectStore(store).count())
        if (n > 0) counts[store] = n
      }
      db.close()
    }
    return counts
  })
}
