// A source with its text and its blocks, in its newest version.
import { queryOptions } from '@tanstack/react-query'
import type { Source } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

export function sourceQuery(study: string, id: string) {
  return queryOptions({
    queryKey: keys.source(study, id),
    queryFn: async (): Promise<Source> =>
      (await ask(
        api.studies[':study'].sources[':id'].$get({ param: { study, id }, query: {} }),
      )) as Source,
    // A version's text never changes.
    staleTime: 300_000,
  })
}
