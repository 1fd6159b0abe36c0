// What earlier versions wrote in the clear is laid under the vault: once, when a phone opens the app that can.
import { partCountOf } from '../../../core/upload/parts.ts'
import { closed as closedDraft } from './drafts.ts'
import { keepParts, partsOf } from './files.ts'
import { clearMark, store } from './open.ts'
import { closed as closedChunk } from './recordings.ts'

export async function veilClear(): Promise<void> {
  await navigator.locks.request('pedoman-veil', async () => {
    await veilDrafts()
    await veilChunks()
    await veilFiles()
    localStorage.removeItem(clearMark)
  })
}

async function veilDrafts(): Promise<void> {
  const db = await store()
  for (const draft of await db.getAll('drafts')) {
    if ('veiled' in draft) continue
    const row = await closedDraft(draft)
    const writing = db.transaction('drafts', 'readwrite')
    const now = await writing.store.get(draft.id)
    // Saved or deleted meanwhile: then that stands.
    if (now && !('veiled' in now)) await writing.store.put(row)
    await writing.done
  }
}

async function veilChunks(): Promise<void> {
  const db = await store()
  for (const key of await db.getAllKeys('chunks')) {
    const chunk = await db.get('chunks', key)
    if (!chunk || !('blob' in chunk)) continue
    const row = await closedChunk(chunk)
    const writing = db.transaction('chunks', 'readwrite')
    if (await writing.store.getKey(key)) await writing.store.put(row)
    await writing.done
  }
}

async function veilFiles(): Promise<void> {
  const db = await store()
  for (const hash of await db.getAllKeys('files')) {
    const file = await db.get('files', hash)
    if (!file || !('blob' in file)) continue
    const { blob, keptAt } = file
    await keepParts(hash, blob)
    const writing = db.transaction(['files', 'fileParts'], 'readwrite')
    const files = writing.objectStore('files')
    const parts = await writing.objectStore('fileParts').count(partsOf(hash))
    if (!(await files.getKey(hash))) await writing.objectStore('fileParts').delete(partsOf(hash))
    else if (parts === partCountOf(blob.size))
      await files.put({ hash, type: blob.type, sizeBytes: blob.size, keptAt })
    await writing.done
  }
}
