// Codes or removes many segments as one step, part by part, and offers to take the step back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CodingRunDone, RunKind, RunSegment } from '../../../core/wire/run.ts'
import { api, ask } from '../../kit/api.ts'
import { keepWide, turnWide } from '../coding/wide.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useFind } from './messages.ts'
import { touchedByCodings } from './reads.ts'
import { runParts } from './run-parts.ts'

export type Run = {
  /** Made with what it adds, so that trying again makes nothing twice. */
  id: string
  how: RunKind
  origin: string
  add: RunSegment[]
  remove: string[]
  /** What is said when it is done. */
  told: (done: Omit<CodingRunDone, 'id'>) => string
}

const runs = api.studies[':study']['coding-runs']

export function useRun(onDone: () => void) {
  const { slug, me } = useStudy()
  const m = useFind()
  const client = useQueryClient()
  const tell = useTellProblem()
  const turn = useTurnRun()
  const [sent, setSent] = useState(0)
  const start = useMutation({
    mutationFn: async ({ id, how, origin, add, remove }: Run) => {
      const sum: Omit<CodingRunDone, 'id'> = { added: 0, removed: 0, left: [], findings: [] }
      setSent(0)
      for (const part of runParts(add, remove)) {
        const json = { how, origin: origin.slice(0, 400), ...part }
        const done = await ask(runs[':id'].$put({ param: { study: slug, id }, json }))
        sum.added += done.added
        sum.removed += done.removed
        sum.left.push(...done.left)
        sum.findings.push(...done.findings)
        setSent((before) => before + part.add.length + part.remove.length)
      }
      return sum
    },
    onError: tell,
    onSuccess: (done, run) => {
      const lost = [...new Set(done.findings)].sort((a, b) => a - b)
      const parts = [
        run.told(done),
        done.left.length > 0 ? m.code.left(done.left.length) : '',
        lost.length > 0 ? m.segments.lostGround(lost.join(', ')) : '',
      ]
      void keepWide(slug, me.id, { kind: 'run', id: run.id })
      notify({
        text: parts.filter(Boolean).join('. '),
        undo: () => turn.mutate({ id: run.id, turn: 'undo' }),
      })
      onDone()
    },
    onSettled: () => refresh(client, ...touchedByCodings(slug)),
  })
  return { start, sent }
}

export function useTurnRun() {
  const { slug, me } = useStudy()
  const m = useFind().runs
  const client = useQueryClient()
  const tell = useTellProblem()
  return useMutation({
    mutationFn: ({ id, turn }: { id: string; turn: 'undo' | 'redo' }) => {
      const param = { study: slug, id }
      return ask(
        turn === 'undo' ? runs[':id'].undo.$post({ param }) : runs[':id'].redo.$post({ param }),
      )
    },
    onError: tell,
    onSuccess: (_told, { id, turn }) => {
      void turnWide(slug, me.id, id, turn === 'undo')
      notify({ text: turn === 'undo' ? m.taken : m.again })
    },
    onSettled: () => refresh(client, ...touchedByCodings(slug)),
  })
}
