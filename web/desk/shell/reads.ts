// What several screens read: a study's sources, codes, findings and participants, each under one key.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Code, SourceRow } from '../../../core/wire/coding.ts'
import type { FindingListRow } from '../../../core/wire/finding.ts'
import type { Case, Participant } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'
import { withUnsentCodes } from './unsent-codes.ts'

const inStudy = api.studies[':study']

export function sourcesQuery(study: string) {
  return queryOptions({
    queryKey: keys.sources(study),
    queryFn: (): Promise<SourceRow[]> =>
      everyPage((query) => ask(inStudy.sources.$get({ param: { study }, query }))),
  })
}

export function codesQuery(study: string) {
  return queryOptions({
    queryKey: keys.codes(study),
    queryFn: async (): Promise<Code[]> =>
      withUnsentCodes(study, (await ask(inStudy.codes.$get({ param: { study } }))).rows),
    // Others make codes meanwhile; a list that one comes back to is read again.
    refetchOnWindowFocus: 'always',
  })
}

export function findingsQuery(study: string) {
  return queryOptions({
    queryKey: keys.findings(study),
    queryFn: async (): Promise<FindingListRow[]> =>
      (await ask(inStudy.findings.$get({ param: { study } }))).rows,
  })
}

export function participantsQuery(study: string) {
  return queryOptions({
    queryKey: keys.participants(study),
    queryFn: (): Promise<Participant[]> =>
      everyPage((query) => ask(inStudy.participants.$get({ param: { study }, query }))),
  })
}

export function casesQuery(study: string) {
  return queryOptions({
    queryKey: keys.cases(study),
    queryFn: (): Promise<Case[]> =>
      everyPage((query) => ask(inStudy.cases.$get({ param: { study }, query }))),
  })
}

const reckonedFromCodings = [
  ...['matrix', 'finding', 'findings', 'coverage', 'coded', 'framework', 'indicators'],
  ...['relations', 'events'],
]
/** Lists of codings page by page: whoever works in one keeps it in step, and it is read anew when it is next opened. */
const listsOfCodings = ['segments', 'retrieval']

/**
 * A coding was made, changed or taken away, and the server has it: what is counted from codings is read anew, also where it
 * is looked at already, since a coding may still have been under way when it was opened.
 */
export function codingsChanged(client: QueryClient, study: string): void {
  const among =
    (lists: readonly string[]) =>
    ({ queryKey: [own, list] }: { queryKey: readonly unknown[] }) =>
      own === study && lists.includes(String(list))
  void client.invalidateQueries({ predicate: among(reckonedFromCodings) })
  void client.invalidateQueries({ predicate: among(listsOfCodings), refetchType: 'none' })
}
