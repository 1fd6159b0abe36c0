// A source's codings as the coder sees them: applied, edited and removed at once, saved behind, undone and redone by key.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Code, Coding, Source } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery, codingsChanged } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { type Act, isSame, shown } from './act.ts'
import { codingsQuery, unfitQuery } from './codings-query.ts'
import { enqueue, onWaiting, waitingNow } from './sender.ts'
import type { Span } from './span.ts'
import { send } from './unsent.ts'
import { useUndo } from './use-undo.ts'

const nothing: Coding[] = []

export type CodingEdited = Partial<Pick<Coding, 'start' | 'end' | 'weight' | 'note'>>

export function useCodings(source: Source) {
  const { slug, me } = useStudy()
  const m = useMessages().coding
  const explain = useExplain()
  const client = useQueryClient()
  const query = useQuery(codingsQuery(slug, source.id))
  const { data: unfit } = useQuery(unfitQuery(slug, source.id))
  const waiting = useSyncExternalStore(onWaiting, waitingNow)

  const labelOf = useCallback(
    (code: string) =>
      client.getQueryData(codesQuery(slug).queryKey)?.find((one) => one.id === code)?.label ?? '',
    [client, slug],
  )
  const now = useCallback(
    () => client.getQueryData(codingsQuery(slug, source.id).queryKey) ?? nothing,
    [client, slug, source.id],
  )

  const show = useCallback(
    (act: Act) => {
      const key = codingsQuery(slug, source.id).queryKey
      void client.cancelQueries({ queryKey: key })
      client.setQueryData(key, (rows: Coding[] | undefined) => shown(rows ?? nothing, act))
      if (act.kind === 'edit') return
      const step = act.kind === 'apply' ? 1 : -1
      client.setQueryData(codesQuery(slug).queryKey, (codes: Code[] | undefined) =>
        codes?.map((one) =>
          one.id === act.coding.code ? { ...one, codings: one.codings + step } : one,
        ),
      )
    },
    [client, slug, source.id],
  )

  const refusedAloud = useCallback(
    (act: Act, error: unknown) => {
      const label = labelOf(act.coding.code)
      const what = { apply: m.notSaved, remove: m.notRemoved, edit: m.notChanged }[act.kind](label)
      const reference = error instanceof ApiProblem ? error.requestId : ''
      notify({ text: `${what}. ${explain(error)}`, tone: 'problem', reference })
      // What stands there now is the server's to say.
      void client.invalidateQueries({ queryKey: keys.codings(slug, source.id) })
      void client.invalidateQueries({ queryKey: keys.codes(slug) })
    },
    [client, explain, labelOf, m, slug, source.id],
  )

  const perform = useCallback(
    (act: Act, onRefused: () => void) => {
      show(act)
      send({
        study: slug,
        person: me.id,
        source: source.id,
        act,
        delivered: (resting) => {
          codingsChanged(client, slug)
          if (resting.length > 0)
            notify({ text: m.lostGround(labelOf(act.coding.code), resting.join(', ')) })
        },
        refused: (error) => {
          onRefused()
          refusedAloud(act, error)
        },
      })
      void client.invalidateQueries({ queryKey: keys.sources(slug), refetchType: 'none' })
    },
    [client, labelOf, m, me.id, refusedAloud, show, slug, source.id],
  )

  const { act, undo, redo } = useUndo({ source, now, labelOf, perform })

  const apply = useCallback(
    (code: string, span: Span): Coding => {
      const same = now().find((one) => isSame(one, code, span))
      if (same) return same
      const coding: Coding = {
        id: uuidv7(),
        code,
        ...span,
        quote: source.text.slice(span.start, span.end),
        coder: me.name,
        layer: 'mine',
        madeAt: new Date().toISOString(),
        weight: null,
        note: '',
        findings: [],
        origin: null,
      }
      act({ kind: 'apply', coding })
      return coding
    },
    [act, me.name, now, source.text],
  )

  const remove = useCallback(
    (coding: Coding) => {
      act({ kind: 'remove', coding })
      notify({ text: m.removed(labelOf(coding.code)), undo })
    },
    [act, labelOf, m, undo],
  )

  const edit = useCallback(
    (coding: Coding, edited: CodingEdited) => {
      const next = { ...coding, ...edited }
      next.quote = source.text.slice(next.start, next.end)
      const isMoved = next.start !== coding.start || next.end !== coding.end
      if (!isMoved && next.weight === coding.weight && next.note === coding.note) return
      if (isMoved && now().some((one) => one.id !== coding.id && isSame(one, coding.code, next)))
        return notify({ text: m.alreadyThere(labelOf(coding.code)) })
      act({ kind: 'edit', coding: next, before: coding })
    },
    [act, labelOf, m, now, source.text],
  )

  /** Its words are gone, so it cannot come back: nothing is offered to be undone. */
  const dropUnfit = useCallback(
    (coding: Coding) => {
      client.setQueryData(unfitQuery(slug, source.id).queryKey, (rows) =>
        rows?.filter((one) => one.id !== coding.id),
      )
      enqueue({
        send: async () => {
          const one = api.studies[':study'].codings[':id']
          const { findings } = await ask(one.$delete({ param: { study: slug, id: coding.id } }))
          if (findings.length > 0)
            notify({ text: m.lostGround(labelOf(coding.code), findings.join(', ')) })
        },
        refused: (error) => {
          void client.invalidateQueries({ queryKey: keys.codings(slug, source.id) })
          notify({ text: explain(error), tone: 'problem' })
        },
      })
      notify({ text: m.removed(labelOf(coding.code)) })
    },
    [client, explain, labelOf, m, slug, source.id],
  )

  return useMemo(
    () => ({
      query,
      codings: query.data ?? nothing,
      unfit,
      dropUnfit,
      apply,
      remove,
      edit,
      undo,
      redo,
      waiting,
    }),
    [query, unfit, dropUnfit, apply, remove, edit, undo, redo, waiting],
  )
}
