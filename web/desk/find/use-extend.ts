// Widens segments to whole sentences or turns. Each coding keeps its id, so that its memos and evidence stay with it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { sourceQuery } from '../coding/source-query.ts'
import {
  type EdgesMoved,
  keepWide,
  moveEdges,
  performWide,
  turnWide,
  type Wide,
} from '../coding/wide.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useFind } from './messages.ts'
import { touchedByCodings } from './reads.ts'
import { type Width, widened } from './widened.ts'

export function useExtend(onDone: () => void) {
  const { slug, me } = useStudy()
  const m = useFind().segments
  const client = useQueryClient()
  const tell = useTellProblem()

  const back = useMutation({
    mutationFn: async (wide: Wide) => {
      await performWide(client, slug, wide, 'undo')
      await turnWide(slug, me.id, wide.id, true)
    },
    onError: tell,
  })
  return useMutation({
    mutationFn: async ({ rows, to: width }: { rows: readonly FoundSegment[]; to: Width }) => {
      const edges: EdgesMoved[] = []
      // One coding may be shown with several spans, and is widened once.
      for (const row of new Map(rows.map((one) => [one.id, one])).values()) {
        const { id: coding, version, own: from, weight, note } = row
        const source = await client.ensureQueryData(sourceQuery(slug, row.source.id))
        if (source.version !== version) continue
        const to = widened(source, from, width)
        if (to.start === from.start && to.end === from.end) continue
        const one = { coding, source: source.id, version, from, to, weight, note }
        if (await moveEdges(client, slug, one)) edges.push(one)
      }
      return edges
    },
    onError: tell,
    onSuccess: (edges) => {
      const wide: Wide = { kind: 'widened', id: uuidv7(), edges }
      if (edges.length > 0) void keepWide(slug, me.id, wide)
      notify({
        text: m.widened(edges.length),
        ...(edges.length > 0 && { undo: () => back.mutate(wide) }),
      })
      onDone()
    },
    onSettled: () => refresh(client, ...touchedByCodings(slug)),
  })
}
