// Drafts on the server: read, saved under the revision that was seen, and refused when somebody else saved in between.
import { queryOptions } from '@tanstack/react-query'
import type { Draft, DraftRow } from '../../../core/wire/draft.ts'
import { ApiProblem, send } from '../../kit/api.ts'

export type { Draft } from '../../../core/wire/draft.ts'

/** The last touched first. */
export function draftsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'drafts'],
    queryFn: async (): Promise<DraftRow[]> => {
      const answer = await send(`/api/studies/${study}/instruments/drafts?limit=200`, {})
      return ((await answer.json()) as { rows: DraftRow[] }).rows
    },
    // Somebody else may have begun one a moment ago.
    staleTime: 0,
  })
}

export function draftQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'draft', id],
    queryFn: () => readDraft(study, id),
    // Its author may have written on a moment ago.
    staleTime: 0,
  })
}

export async function readDraft(study: string, id: string): Promise<Draft> {
  return (await (await send(pathOf(study, id), {})).json()) as Draft
}

/** `revision` 0 makes the draft. What answers is the revision that now stands. */
export async function saveDraft(
  study: string,
  id: string,
  draft: Pick<Draft, 'instrument' | 'base'>,
  revision: number,
): Promise<number> {
  const path = revision === 0 ? pathOf(study, id) : `${pathOf(study, id)}?revision=${revision}`
  const answer = await send(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ instrument: draft.instrument, base: draft.base }),
  })
  return ((await answer.json()) as { revision: number }).revision
}

export async function removeDraft(study: string, id: string): Promise<void> {
  await send(pathOf(study, id), { method: 'DELETE' })
}

export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'thing.changed-meanwhile'
}

function pathOf(study: string, id: string): string {
  return `/api/studies/${study}/instruments/drafts/${id}`
}
