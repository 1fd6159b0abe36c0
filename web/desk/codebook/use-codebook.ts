// What is done to the codebook from its screens: each deed is told, and can be taken back from where it is told.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CodeChangeBody, CodeMove } from '../../../core/wire/codebook.ts'
import type { Code } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { keepWide, touchedByBook, turnWide } from '../coding/wide.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useBook } from './messages.ts'
import { moved, placeOf } from './moves.ts'

const inStudy = api.studies[':study']

export function useRefreshBook(): () => Promise<void> {
  const client = useQueryClient()
  const { slug } = useStudy()
  return useCallback(() => refresh(client, ...touchedByBook(slug)), [client, slug])
}

export function useMove(): (id: string, move: CodeMove) => void {
  const m = useBook()
  const client = useQueryClient()
  const { slug, me } = useStudy()
  const tell = useTellProblem()
  const key = keys.codes(slug)
  const { mutate } = useMutation({
    scope: scopeOf(slug),
    mutationFn: ({ id, move }: { id: string; move: CodeMove; undoes?: string }) =>
      ask(inStudy.codes[':id'].move.$post({ param: { study: slug, id }, json: move })),
    onMutate: async ({ id, move }) => {
      await client.cancelQueries({ queryKey: key })
      const before = client.getQueryData(codesQuery(slug).queryKey) ?? []
      client.setQueryData(codesQuery(slug).queryKey, moved(before, id, move))
      return { before, place: placeOf(before, id) }
    },
    onError: (error, _asked, context) => {
      if (context) client.setQueryData(codesQuery(slug).queryKey, context.before)
      tell(error)
    },
    onSuccess: (_told, { id, move, undoes }, { before, place }) => {
      const label = (code: string | null) => before.find((one) => one.id === code)?.label ?? ''
      const text =
        move.parent !== null && move.parent !== place.parent
          ? m.movedUnder(label(id), label(move.parent))
          : m.moved(label(id))
      if (undoes !== undefined) {
        void turnWide(slug, me.id, undoes, true)
        return notify({ text })
      }
      const step = uuidv7()
      // Told from the book, as it is looked up when the step is taken back.
      const to = placeOf(moved(before, id, move), id)
      void keepWide(slug, me.id, { kind: 'move', id: step, code: id, from: place, to })
      notify({ text, undo: () => mutate({ id, move: place, undoes: step }) })
    },
    onSettled: () => refresh(client, key, [slug, 'codebook']),
  })
  return useCallback((id, move) => mutate({ id, move }), [mutate])
}

/** One deed after another, each with the book as the one before left it: whoever is quick is not refused for their own move. */
const scopeOf = (slug: string) => ({ id: `codebook ${slug}` })

/** `body` is asked for when its turn has come, with the codes as they are then. */
type Change = { body: (codes: readonly Code[]) => CodeChangeBody; done: string }

/** Merges, splits or brings in; `onDone` is called when it has happened. */
export function useChange(onDone: () => void) {
  const client = useQueryClient()
  const { slug, me } = useStudy()
  const tell = useTellProblem()
  const refreshBook = useRefreshBook()
  const undo = useUndoChange()
  return useMutation({
    scope: scopeOf(slug),
    mutationFn: async ({ body, done }: Change) => {
      const id = uuidv7()
      const json = body(client.getQueryData(codesQuery(slug).queryKey) ?? [])
      await ask(inStudy.codebook.changes[':id'].$put({ param: { study: slug, id }, json }))
      return { id, done }
    },
    onError: tell,
    onSuccess: async ({ id, done }) => {
      void keepWide(slug, me.id, { kind: 'change', id })
      notify({ text: done, undo: () => undo.mutate(id) })
      await refreshBook()
      onDone()
    },
  })
}

export function useUndoChange() {
  const m = useBook()
  const { slug, me } = useStudy()
  const tell = useTellProblem()
  const refreshBook = useRefreshBook()
  return useMutation({
    scope: scopeOf(slug),
    mutationFn: (id: string) =>
      ask(inStudy.codebook.changes[':id'].undo.$post({ param: { study: slug, id } })),
    onError: tell,
    onSuccess: async (_told, id) => {
      void turnWide(slug, me.id, id, true)
      notify({ text: m.undone })
      await refreshBook()
    },
  })
}

/** A code by its id, of one who may be retired. */
export function labelOf(codes: readonly Code[], id: string | null): string {
  return codes.find((one) => one.id === id)?.label ?? ''
}
