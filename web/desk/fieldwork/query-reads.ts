// Questions on a response's answers: read once for all its revisions, and written one message at a time.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewQuery, Query, QueryMessageBody, QueryState } from '../../../core/wire/query.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

const inStudy = api.studies[':study']

export function queriesQuery(study: string, response: string) {
  return queryOptions({
    queryKey: [study, 'queries', response],
    queryFn: async (): Promise<Query[]> =>
      (await ask(inStudy.responses[':id'].queries.$get({ param: { study, id: response } }))).rows,
  })
}

export function useQueryWrites(response: string) {
  const { slug: study } = useStudy()
  const m = useMessages().review
  const client = useQueryClient()
  const tell = useTellProblem()
  const again = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: [study, 'queries'] }),
      client.invalidateQueries({ queryKey: [study, 'responses'] }),
    ])
  const asking = useMutation({
    mutationFn: ({ id, ...json }: NewQuery & { id: string }) =>
      ask(
        inStudy.responses[':id'].queries[':query'].$put({
          param: { study, id: response, query: id },
          json,
        }),
      ),
    onSuccess: async (_, { id }) => {
      notify({ text: m.sent, undo: () => settling.mutate({ id, state: 'withdrawn' }) })
      await again()
    },
    onError: tell,
  })
  const saying = useMutation({
    mutationFn: ({ query, ...json }: QueryMessageBody & { query: string }) =>
      ask(
        inStudy.queries[':id'].messages[':message'].$put({
          param: { study, id: query, message: uuidv7() },
          json,
        }),
      ),
    onSuccess: again,
    onError: tell,
  })
  const settling = useMutation({
    mutationFn: ({ id, state }: { id: string; state: Exclude<QueryState, 'answered'> }) =>
      ask(inStudy.queries[':id'].state.$put({ param: { study, id }, json: { state } })),
    onSuccess: async (_, { state }) => {
      notify({ text: m.settled[state] })
      await again()
    },
    onError: tell,
  })
  return { asking, saying, settling }
}
