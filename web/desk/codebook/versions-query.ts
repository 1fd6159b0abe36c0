// The versions of the codebook, newest first: for their own screen, and for a round that goes by one.
import { queryOptions } from '@tanstack/react-query'
import type { CodebookVersion, CodebookVersionRow } from '../../../core/wire/codebook.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage } from '../../kit/query.ts'

export function versionsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'codebook', 'versions'],
    queryFn: (): Promise<CodebookVersionRow[]> =>
      everyPage((query) =>
        ask(api.studies[':study'].codebook.versions.$get({ param: { study }, query })),
      ),
  })
}

/** A version with each code as it was worded then; it never changes. */
export function versionQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'codebook', 'version', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<CodebookVersion> =>
      ask(api.studies[':study'].codebook.versions[':id'].$get({ param: { study, id } })),
  })
}
