// What the concluding screens read: a finding with its chains, the matrix, relations, events, tasks, a code's segments.
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { Segment } from '../../../core/wire/coding.ts'
import type { Page } from '../../../core/wire/field.ts'
import type {
  Finding,
  Indicator,
  IndicatorScore,
  NetworkPlace,
  Relation,
  StudyEvent,
  Task,
} from '../../../core/wire/finding.ts'
import type { CoverageRow, Dimension, Matrix } from '../../../core/wire/triangulation.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export function findingQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'finding', id],
    queryFn: (): Promise<Finding> => ask(inStudy.findings[':id'].$get({ param: { study, id } })),
  })
}

/** Role and technique are always there; the other dimensions where they are shown. */
export function matrixQuery(study: string, shown: readonly Dimension[] = []) {
  const by = shown.filter((one) => one !== 'role' && one !== 'technique').join(',')
  return queryOptions({
    queryKey: [...matrixKey(study), by],
    queryFn: (): Promise<Matrix> =>
      ask(inStudy.matrix.$get({ param: { study }, query: by === '' ? {} : { by } })),
    // While another dimension is read, what is shown stays.
    placeholderData: keepPreviousData,
  })
}

export function matrixKey(study: string): readonly string[] {
  return [study, 'matrix']
}

export function coverageQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'coverage'],
    queryFn: async (): Promise<CoverageRow[]> =>
      (await ask(inStudy.coverage.$get({ param: { study } }))).rows,
  })
}

export function relationsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'relations'],
    queryFn: async (): Promise<Relation[]> =>
      (await ask(inStudy.relations.$get({ param: { study } }))).rows,
  })
}

/** Factors that somebody put elsewhere in the picture. */
export function placesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'network-places'],
    queryFn: async (): Promise<NetworkPlace[]> =>
      (await ask(inStudy.relations.places.$get({ param: { study } }))).rows,
  })
}

export function eventsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'events'],
    queryFn: async (): Promise<StudyEvent[]> =>
      (await ask(inStudy.events.$get({ param: { study } }))).rows,
  })
}

export function tasksQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'tasks'],
    queryFn: async (): Promise<Task[]> =>
      (await ask(inStudy.tasks.$get({ param: { study } }))).rows,
  })
}

export function indicatorsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'indicators'],
    queryFn: async (): Promise<Indicator[]> =>
      (await ask(inStudy.indicators.$get({ param: { study } }))).rows,
  })
}

export function indicatorScoresQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'indicators', id, 'scores'],
    queryFn: async (): Promise<IndicatorScore[]> =>
      (await ask(inStudy.indicators[':id'].scores.$get({ param: { study, id } }))).rows,
  })
}

export function segmentsQuery(study: string, code: string) {
  return infiniteQueryOptions({
    queryKey: [...keys.segments(study, code), 'pages'],
    queryFn: ({ pageParam }): Promise<Page<Segment>> =>
      ask(
        inStudy.codes[':id'].segments.$get({
          param: { study, id: code },
          query: { limit: '25', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

/** After a change to a finding or its evidence, everything that is derived from it is read again. */
export function refreshFinding(client: QueryClient, study: string, id: string): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: findingQuery(study, id).queryKey }),
    client.invalidateQueries({ queryKey: matrixKey(study) }),
    client.invalidateQueries({ queryKey: keys.findings(study) }),
    client.invalidateQueries({ queryKey: keys.study(study) }),
  ])
}
