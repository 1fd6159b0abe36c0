// The key of pseudonyms and the names found in sources. All of it for those who may read names.
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { NamesIn, Pseudonym } from '../../../core/wire/pseudonym.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'

const inStudy = api.studies[':study']
const perPage = '20'

export type Identity = { code: string; name: string; alsoCalled: string[] }

export function pseudonymsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'pseudonyms'],
    queryFn: (): Promise<Pseudonym[]> =>
      everyPage((query) => ask(inStudy.pseudonyms.$get({ param: { study }, query }))),
  })
}

export function identitiesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'identities', 'all'],
    queryFn: (): Promise<Identity[]> =>
      everyPage((query) => ask(inStudy.identities.$get({ param: { study }, query }))),
  })
}

type Looked = { rows: NamesIn[]; next: string | null }

/** Page by page, so that one sees how far it is. */
export function foundQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: [study, 'names', 'found'],
    queryFn: async ({ pageParam }): Promise<Looked> => {
      const query = pageParam === '' ? { limit: perPage } : { limit: perPage, after: pageParam }
      return (await ask(inStudy.pseudonyms.found.$get({ param: { study }, query }))) as Looked
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 60_000,
  })
}

export function namesQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [...keys.source(study, source), 'names'],
    queryFn: async (): Promise<NamesIn> =>
      (await ask(inStudy.sources[':id'].names.$get({ param: { study, id: source } }))) as NamesIn,
    staleTime: 60_000,
  })
}

/** One source was changed: what was found in it is read again, the others stay. */
export async function lookAgain(client: QueryClient, study: string, source: string): Promise<void> {
  const query = namesQuery(study, source)
  await client.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' })
  const fresh = await client.fetchQuery({ ...query, staleTime: 0 })
  client.setQueryData(
    foundQuery(study).queryKey,
    (told) =>
      told && {
        ...told,
        pages: told.pages.map((page) => ({
          ...page,
          rows: page.rows.map((row) => (row.source === source ? fresh : row)),
        })),
      },
  )
}
