// Drafts: one record per response, written after every answer.
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Draft } from './shape.ts'

export async function listDrafts(): Promise<Draft[]> {
  const drafts = await (await store()).getAll('drafts')
  return drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt))
}

export async function readDraft(id: string): Promise<Draft | undefined> {
  return (await store()).get('drafts', id)
}

export async function keepDraft(draft: Draft): Promise<void> {
  await (await store()).put('drafts', draft)
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
  return found ?? null
}
