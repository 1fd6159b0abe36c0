// The codings of a source as the server has them, with what this browser has not sent yet.
import { queryOptions } from '@tanstack/react-query'
import type { Coding } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { withUnsent } from './unsent.ts'

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
      client.setQueryData(othersQuery(study, source).queryKey, told.others)
      return withUnsent(study, source, told.rows)
    },
    // Others code meanwhile; whoever comes back to the window reads what they did.
    refetchOnWindowFocus: true,
  })
}

/** Codings whose words were corrected away: they come along with the others. */
export function unfitQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [...keys.codings(study, source), 'unfit'],
    queryFn: () => nothing,
    initialData: nothing,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What others had done when these were read: should the pulse tell of something else, they are read again. */
export function othersQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [study, 'others', source],
    queryFn: (): string | null => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
