// Finished responses, from the moment they are frozen until long after the server has received them.
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Sealed } from './shape.ts'

/** One transaction: a response is a draft or it is finished, never both and never neither. */
export async function seal(sealed: Sealed): Promise<void> {
  const writing = (await store()).transaction(['drafts', 'outbox'], 'readwrite', {
    durability: 'strict',
  })
  await Promise.all([
    writing.objectStore('outbox').add(sealed),
    writing.objectStore('drafts').delete(sealed.id),
    writing.done,
  ])
  announce()
}

/** Newest first. */
export async function listOutbox(): Promise<Sealed[]> {
  const rows = await (await store()).getAll('outbox')
  return rows.sort((a, b) => b.finalisedAt.localeCompare(a.finalisedAt))
}

export async function readSealed(id: string): Promise<Sealed | undefined> {
  return (await store()).get('outbox', id)
}

export function isUnsent(row: Sealed): boolean {
  return ['waiting', 'sending', 'files'].includes(row.state) || isTakenNow(row)
}

/** Servers once refused what was filled in on a version that had been retired meanwhile. They take it now. */
function isTakenNow({ state, problem }: Sealed): boolean {
  return state === 'refused' && problem?.code === 'version.retired'
}

/** How many files the server does not hold yet. */
export function filesLeft({ files = [] }: Pick<Sealed, 'files'>): number {
  return files.filter((file) => !file.isHeld).length
}

/** Oldest first, as they were finished. */
export async function unsentOf(study: string): Promise<Sealed[]> {
  const rows = await listOutbox()
  return rows.filter((row) => isUnsent(row) && row.study === study).reverse()
}

/** What may change of a finished response: how far it has come, never what it says. */
export type Progress = Pick<Sealed, 'state' | 'receipt' | 'problem' | 'files'>

export async function markAll(progress: ReadonlyMap<string, Progress>): Promise<void> {
  if (progress.size === 0) return
  const writing = (await store()).transaction('outbox', 'readwrite')
  for (const [id, next] of progress) {
    const row = await writing.store.get(id)
    // Received is final: a late answer of another tab cannot take it back.
    if (row && row.state !== 'received') await writing.store.put({ ...row, ...next })
  }
  await writing.done
  announce()
}
