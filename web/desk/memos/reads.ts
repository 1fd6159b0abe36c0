// What the desk asks the API about memos.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Memo, MemoFilter, MemoTarget } from '../../../core/wire/memo.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'

/** The memos on one thing; a segment's are those of its source that stand on the very same words. */
export function memosOn(study: string, target: MemoTarget) {
  const { kind: on, id } = target
  return queryOptions({
    queryKey: [...keys.memos(study), on, id],
    queryFn: (): Promise<Memo[]> =>
      everyPage((page) =>
        ask(
          api.studies[':study'].memos.$get({
            param: { study },
            query: { ...page, on, target: id },
          }),
        ),
      ),
  })
}

export function memosWhere(study: string, filter: MemoFilter) {
  return infiniteQueryOptions({
    queryKey: [...keys.memos(study), 'where', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      ask(
        api.studies[':study'].memos.$get({
          param: { study },
          query: { ...filter, ...(pageParam && { after: pageParam }) },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
}

export function memoAuthors(study: string) {
  return queryOptions({
    queryKey: [...keys.memos(study), 'authors'],
    queryFn: async () =>
      (await ask(api.studies[':study'].memos.authors.$get({ param: { study } }))).rows,
  })
}

export function earlierWordings(study: string, memo: Memo) {
  return queryOptions({
    queryKey: [...keys.memos(study), 'versions', memo.id, memo.revision],
    queryFn: async () =>
      (
        await ask(
          api.studies[':study'].memos[':id'].versions.$get({ param: { study, id: memo.id } }),
        )
      ).rows,
  })
}
