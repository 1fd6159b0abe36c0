// A source's codings as the coder sees them: applied and removed at once, saved behind, undone and redone by key.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Code, Coding, Source } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { enqueue, onWaiting, waitingNow } from './sender.ts'
import type { Span } from './span.ts'

type Act = { kind: 'apply' | 'remove'; coding: Coding }

const nothing: Coding[] = []

export function codingsQuery(study: string, source: string) {
  return queryOptions({
    queryKey: keys.codings(study, source),
    queryFn: async ({ client }): Promise<Coding[]> => {
      const told = await ask(
        api.studies[':study'].sources[':id'].codings.$get({
          param: { study, id: source },
          query: {},
        }),
      )
      client.setQueryData(unfitQuery(study, source).queryKey, told.unfit)
      return told.rows
    },
  })
}

/** Codings whose words were corrected away: they come along with the others. */
function unfitQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [...keys.codings(study, source), 'unfit'],
    queryFn: () => nothing,
    initialData: nothing,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCodings(source: Source) {
  const { slug, me } = useStudy()
  const m = useMessages().coding
  const explain = useExplain()
  const client = useQueryClient()
  const query = useQuery(codingsQuery(slug, source.id))
  const { data: unfit } = useQuery(unfitQuery(slug, source.id))
  const done = useRef<Act[]>([])
  const undone = useRef<Act[]>([])
  const waiting = useSyncExternalStore(onWaiting, waitingNow)

  // What was done in an earlier version of the text quotes that one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what it waits for
  useEffect(() => {
    done.current = []
    undone.current = []
  }, [source.version])

  const labelOf = useCallback(
    (code: string) =>
      client.getQueryData(codesQuery(slug).queryKey)?.find((one) => one.id === code)?.label ?? '',
    [client, slug],
  )

  const show = useCallback(
    (act: Act) => {
      const key = codingsQuery(slug, source.id).queryKey
      void client.cancelQueries({ queryKey: key })
      client.setQueryData(key, (rows: Coding[] | undefined) => {
        const others = (rows ?? []).filter((one) => one.id !== act.coding.id)
        return act.kind === 'apply' ? [...others, act.coding] : others
      })
      const step = act.kind === 'apply' ? 1 : -1
      client.setQueryData(codesQuery(slug).queryKey, (codes: Code[] | undefined) =>
        codes?.map((one) =>
          one.id === act.coding.code ? { ...one, codings: one.codings + step } : one,
        ),
      )
    },
    [client, slug, source.id],
  )

  const perform = useCallback(
    (act: Act) => {
      const { coding } = act
      show(act)
      enqueue({
        send: async () => {
          if (act.kind === 'apply') await put(slug, source.id, coding)
          else
            await drop(slug, coding, (findings) =>
              notify({ text: m.lostGround(labelOf(coding.code), findings.join(', ')) }),
            )
        },
        refused: (error) => {
          show(opposite(act))
          done.current = done.current.filter((one) => one.coding.id !== coding.id)
          undone.current = undone.current.filter((one) => one.coding.id !== coding.id)
          const label = labelOf(coding.code)
          const what = act.kind === 'apply' ? m.notSaved(label) : m.notRemoved(label)
          const reference = error instanceof ApiProblem ? error.requestId : ''
          notify({ text: `${what}. ${explain(error)}`, tone: 'problem', reference })
        },
      })
      void client.invalidateQueries({ queryKey: keys.sources(slug), refetchType: 'none' })
    },
    [client, explain, labelOf, m, show, slug, source.id],
  )

  const act = useCallback(
    (next: Act) => {
      done.current.push(next)
      undone.current = []
      perform(next)
    },
    [perform],
  )

  const undo = useCallback(() => {
    const last = done.current.pop()
    if (!last) return notify({ text: m.nothingToUndo })
    undone.current.push(last)
    perform(opposite(last))
    const label = labelOf(last.coding.code)
    notify({ text: last.kind === 'apply' ? m.removed(label) : m.restored(label) })
  }, [perform, labelOf, m])

  const redo = useCallback(() => {
    const last = undone.current.pop()
    if (!last) return
    done.current.push(last)
    perform(last)
  }, [perform])

  const apply = useCallback(
    (code: string, span: Span): Coding => {
      const same = client
        .getQueryData(codingsQuery(slug, source.id).queryKey)
        ?.find((one) => isSame(one, code, span))
      if (same) return same
      const quote = source.text.slice(span.start, span.end)
      const id = uuidv7()
      const madeAt = new Date().toISOString()
      const coding: Coding = {
        id,
        code,
        ...span,
        quote,
        coder: me.name,
        layer: 'mine',
        madeAt,
        weight: null,
        note: '',
        findings: [],
        origin: null,
      }
      act({ kind: 'apply', coding })
      return coding
    },
    [act, client, me.name, slug, source.id, source.text],
  )

  const remove = useCallback(
    (coding: Coding) => {
      act({ kind: 'remove', coding })
      notify({ text: m.removed(labelOf(coding.code)), undo })
    },
    [act, labelOf, m, undo],
  )

  /** Its words are gone, so it cannot come back: nothing is offered to be undone. */
  const dropUnfit = useCallback(
    (coding: Coding) => {
      client.setQueryData(unfitQuery(slug, source.id).queryKey, (rows) =>
        rows?.filter((one) => one.id !== coding.id),
      )
      enqueue({
        send: () =>
          drop(slug, coding, (findings) =>
            notify({ text: m.lostGround(labelOf(coding.code), findings.join(', ')) }),
          ),
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
      undo,
      redo,
      waiting,
    }),
    [query, unfit, dropUnfit, apply, remove, undo, redo, waiting],
  )
}

/** Coding a passage twice with one code says nothing new. */
function isSame(coding: Coding, code: string, span: Span): boolean {
  const isMine = coding.layer === 'mine' && coding.code === code
  return isMine && coding.start === span.start && coding.end === span.end
}

function opposite(act: Act): Act {
  return { ...act, kind: act.kind === 'apply' ? 'remove' : 'apply' }
}

async function put(study: string, source: string, coding: Coding): Promise<void> {
  const { id, code, start, end, quote } = coding
  await ask(
    api.studies[':study'].codings[':id'].$put({
      param: { study, id },
      json: { source, code, start, end, quote },
    }),
  )
}

async function drop(
  study: string,
  coding: Coding,
  lost: (findings: number[]) => void,
): Promise<void> {
  const told = await ask(
    api.studies[':study'].codings[':id'].$delete({ param: { study, id: coding.id } }),
  )
  if (told.findings.length > 0) lost(told.findings)
}
