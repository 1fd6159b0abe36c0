// "It begins here": a turn's moment, shown at once and taken back by one button.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Source } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { clock } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

export function useMoment(source: Source): (block: number, atMs: number) => void {
  const m = useMessages().listen
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  return useCallback(
    (index, atMs) => {
      const block = source.blocks[index]
      if (!block) return
      const key = keys.source(slug, source.id)
      const { start } = block
      const { version } = source
      function show(timeMs: number | null): void {
        client.setQueryData(key, (now: Source | undefined) =>
          now?.version === version ? withMoment(now, start, timeMs) : now,
        )
      }
      async function set(timeMs: number | null, before: number | null): Promise<void> {
        show(timeMs)
        try {
          await ask(
            api.studies[':study'].sources[':id'].moments.$put({
              param: { study: slug, id: source.id },
              json: { version, start, timeMs },
            }),
          )
        } catch (error) {
          show(before)
          tell(error)
        }
      }
      const before = block.timeMs ?? null
      const timeMs = Math.round(atMs)
      void set(timeMs, before)
      notify({ text: m.begins(clock(timeMs)), undo: () => void set(before, timeMs) })
    },
    [client, m, slug, source, tell],
  )
}

function withMoment(source: Source, start: number, timeMs: number | null): Source {
  return {
    ...source,
    blocks: source.blocks.map((block) => {
      if (block.start !== start) return block
      const { timeMs: _, ...rest } = block
      return timeMs === null ? rest : { ...rest, timeMs }
    }),
  }
}
