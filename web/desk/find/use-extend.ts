// Widens segments to whole sentences or turns. Each coding keeps its id, so that its memos and evidence stay with it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Source } from '../../../core/wire/coding.ts'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { api, ask } from '../../kit/api.ts'
import { sourceQuery } from '../coding/source-query.ts'
import type { Span } from '../coding/span.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useFind } from './messages.ts'
import { touchedByCodings } from './reads.ts'
import { type Width, widened } from './widened.ts'

type Move = { row: FoundSegment; from: Span; to: Span; source: Source }

export function useExtend(onDone: () => void) {
  const { slug } = useStudy()
  const m = useFind().segments
  const client = useQueryClient()
  const tell = useTellProblem()

  async function move({ row, from, to, source }: Move) {
    const { weight, note } = row
    await ask(
      api.studies[':study'].codings[':id'].$patch({
        param: { study: slug, id: row.id },
        json: {
          was: { ...from, weight, note },
          ...to,
          quote: source.text.slice(to.start, to.end),
          weight,
          note,
        },
      }),
    )
  }

  const back = useMutation({
    mutationFn: async (moves: Move[]) => {
      for (const one of moves) await move({ ...one, from: one.to, to: one.from })
    },
    onError: tell,
    onSettled: () => refresh(client, ...touchedByCodings(slug)),
  })
  return useMutation({
    mutationFn: async ({ rows, to }: { rows: readonly FoundSegment[]; to: Width }) => {
      const moves: Move[] = []
      // One coding may be shown with several spans, and is widened once.
      for (const row of new Map(rows.map((one) => [one.id, one])).values()) {
        const source = await client.ensureQueryData(sourceQuery(slug, row.source.id))
        if (source.version !== row.version) continue
        const wide = widened(source, row.own, to)
        if (wide.start === row.own.start && wide.end === row.own.end) continue
        const one = { row, from: row.own, to: wide, source }
        await move(one)
        moves.push(one)
      }
      return moves
    },
    onError: tell,
    onSuccess: (moves) => {
      notify({ text: m.widened(moves.length), undo: () => back.mutate(moves) })
      onDone()
    },
    onSettled: () => refresh(client, ...touchedByCodings(slug)),
  })
}
