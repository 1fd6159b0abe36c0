// Writing a memo: kept once, and never over what another window wrote meanwhile.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MemoBody } from '../../../core/wire/memo.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useStudy } from '../shell/study.tsx'

export type MemoWrite = {
  id: string
  /** The revision that was seen; null for a new memo. */
  revision: number | null
  body: MemoBody
}

export function useSaveMemo(on: { saved: () => void; overtaken?: () => void }) {
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, revision, body }: MemoWrite) =>
      ask(
        api.studies[':study'].memos[':id'].$put({
          param: { study: slug, id },
          query: revision === null ? {} : { revision: String(revision) },
          json: body,
        }),
      ),
    onError: (error) => {
      const isOvertaken = error instanceof ApiProblem && error.code === 'thing.changed-meanwhile'
      if (!isOvertaken || !on.overtaken) return tell(error)
      void client.invalidateQueries({ queryKey: keys.memos(slug) })
      on.overtaken()
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.memos(slug) })
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      on.saved()
    },
  })
}
