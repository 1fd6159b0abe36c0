// Finished responses, from the moment they are frozen until long after the server has received them.
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Sealed } from './shape.ts'

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

/** Oldest first, as they were finished. What waits for the study's key cannot be sent yet. */
export async function unsentOf(study: string): Promise<Sealed[]> {
  const rows = await listOutbox()
  return rows.filter((row) => isUnsent(row) && row.study === study && !row.veiled).reverse()
}

/** What may change of a finished response: how far it has come, never what it says. */
export type Progress = Pick<Sealed, 'state' | 'receipt' | 'problem' | 'files'>

/** Each goes on from how it stands in storage, in one transaction. */
export async function advance(
  ids: Iterable<string>,
  step: (row: Sealed) => Partial<Progress>,
): Promise<void> {
  const writing = (await store()).transaction('outbox', 'readwrite')
  for (const id of ids) {
    const row = await writing.store.get(id)
    // Received is final: a late answer of another tab cannot take it back.
    if (row && row.state !== 'received') await writing.store.put({ ...row, ...step(row) })
  }
  await writing.done
  announce()
}

/** One file of theirs is held now; whoever waited for it alone is received with it. */
export function advanceHeld(ids: Iterable<string>, hashes: ReadonlySet<string>): Promise<void> {
  return advance(ids, (row) => {
    const files = (row.files ?? []).map((file) =>
      hashes.has(file.hash) ? { ...file, isHeld: true } : file,
    )
    return row.state === 'files'
      ? { files, problem: null, state: filesLeft({ files }) > 0 ? 'files' : 'received' }
      : { files }
  })
}

export async function markHanded(ids: readonly string[], handedAt: string): Promise<void> {
  const writing = (await store()).transaction('outbox', 'readwrite')
  for (const id of ids) {
    const row = await writing.store.get(id)
    if (row && row.state !== 'received') await writing.store.put({ ...row, handedAt })
  }
  await writing.done
  announce()
}

/** One that the server refused and that lies in a file now: the only thing here that a researcher may take away. */
export async function dropRefused(id: string): Promise<void> {
  const writing = (await store()).transaction('outbox', 'readwrite')
  const row = await writing.store.get(id)
  if (row && mayDrop(row)) await writing.store.delete(id)
  await writing.done
  announce()
}

export function mayDrop(row: Sealed): boolean {
  return row.state === 'refused' && !isUnsent(row) && row.handedAt !== undefined
}
