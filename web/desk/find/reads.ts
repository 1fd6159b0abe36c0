// What the finding screens ask the API.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { FoundSegments, Retrieval, SavedQueryBody } from '../../../core/wire/retrieval.ts'
import type { CodingRunRow } from '../../../core/wire/run.ts'
import type { SourceFilter, WordHits } from '../../../core/wire/search.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export type Asked =
  | { by: 'words'; q: string; forms: boolean; where: SourceFilter }
  | { by: 'question'; question: string; where: SourceFilter }
  | { by: 'speaker'; where: SourceFilter }

/** A page may have few hits or none and still have a next: so many texts were looked through. */
export function hitsQuery(study: string, asked: Asked | null) {
  return infiniteQueryOptions({
    queryKey: [study, 'find', asked],
    enabled: asked !== null,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<WordHits> => {
      const page = { limit: '200', ...(pageParam && { after: pageParam }) }
      const init = { init: { signal } }
      if (asked?.by === 'words') {
        const query = {
          ...asked.where,
          ...page,
          q: asked.q,
          ...(!asked.forms && { forms: '0' as const }),
        }
        return ask(inStudy.search.$get({ param: { study }, query }, init))
      }
      const question = asked?.by === 'question' ? { question: asked.question } : {}
      const query = { ...asked?.where, ...page, ...question }
      return { ...(await ask(inStudy.turns.$get({ param: { study }, query }, init))), behind: 0 }
    },
    getNextPageParam: (page) => page.next,
  })
}

export function segmentsQuery(study: string, asked: Retrieval | null) {
  return infiniteQueryOptions({
    queryKey: [study, 'retrieval', asked],
    enabled: asked !== null,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<FoundSegments> => {
      const query = { q: JSON.stringify(asked), ...(pageParam && { after: pageParam }) }
      return ask(inStudy.segments.$get({ param: { study }, query }, { init: { signal } }))
    },
    getNextPageParam: (page) => page.next,
  })
}

export function runsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'coding-runs'],
    queryFn: async (): Promise<CodingRunRow[]> =>
      (await ask(inStudy['coding-runs'].$get({ param: { study }, query: { limit: '20' } }))).rows,
  })
}

export function savedQuery(study: string, kind: SavedQueryBody['kind']) {
  return queryOptions({
    queryKey: [study, 'saved', kind],
    queryFn: async () =>
      (await ask(inStudy.queries.$get({ param: { study }, query: { kind } }))).rows,
  })
}

/** All lists that many codings at once change. */
export function touchedByCodings(study: string) {
  return [
    [study, 'codings'],
    [study, 'segments'],
    [study, 'retrieval'],
    [study, 'coding-runs'],
    keys.codes(study),
    keys.sources(study),
    keys.study(study),
  ]
}
