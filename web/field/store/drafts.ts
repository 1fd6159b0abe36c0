// Drafts: one record per response, written after every answer, under the vault.
import { filesIn } from '../../../core/answer/files.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Draft, DraftRow } from './shape.ts'
import { unveilJson, veilJson } from './vault.ts'
import { withRoom } from './with-room.ts'

export async function listDrafts(): Promise<Draft[]> {
  const drafts = await Promise.all((await (await store()).getAll('drafts')).map(opened))
  return drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt))
}

/** Known while they are locked, too. */
export async function countDrafts(): Promise<number> {
  return (await store()).count('drafts')
}

export async function readDraft(id: string): Promise<Draft | undefined> {
  const row = await (await store()).get('drafts', id)
  return row && opened(row)
}

export async function keepDraft(draft: Draft): Promise<void> {
  const row = await closed(draft)
  const db = await store()
  await withRoom(() => db.put('drafts', row))
}

/** For lists to notice: keeping every key stroke would make them read everything again and again. */
export async function keepDraftAndTell(draft: Draft): Promise<void> {
  await keepDraft(draft)
  announce()
}

/** Gives what was deleted, as it was stored last, for it to be put back. */
export async function removeDraft(id: string): Promise<Draft | null> {
  const writing = (await store()).transaction('drafts', 'readwrite')
  const found = await writing.store.get(id)
  await writing.store.delete(id)
  await writing.done
  announce()
  return found ? opened(found) : null
}

export async function closed(draft: Draft): Promise<DraftRow> {
  const { id, study, version, savedAt } = draft
  const files = filesIn(draft).map(({ file }) => file)
  return { id, study, version, savedAt, files, veiled: await veilJson(`draft/${id}`, draft) }
}

async function opened(row: DraftRow | Draft): Promise<Draft> {
  return 'veiled' in row ? unveilJson(`draft/${row.id}`, row.veiled) : row
}
