// What the fieldwork screens read: versions, responses, members and phones.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Page,
  ResponseDetail,
  ResponseRow,
  ReviewState,
  VersionRow,
} from '../../../core/wire/field.ts'
import type { Device, Member } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export function versionsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'instruments'],
    // Hono's client cannot follow a type that holds itself, and groups hold groups: the wire's own type is meant.
    queryFn: async (): Promise<VersionRow[]> =>
      (await ask(inStudy.instruments.$get({ param: { study } }))).rows as VersionRow[],
  })
}

/** What the list of responses is narrowed by; what is not named is not asked. */
export type Narrowing = Partial<
  Record<'instrument' | 'device' | 'task', string> & { state: ReviewState }
>

/** Newest first, a page at a time: a study may hold a hundred thousand. */
export function responsesQuery(study: string, narrowing: Narrowing) {
  return infiniteQueryOptions({
    queryKey: [study, 'responses', narrowing],
    queryFn: ({ pageParam }): Promise<Page<ResponseRow>> =>
      ask(
        inStudy.responses.$get({
          param: { study },
          query: {
            limit: '50',
            ...(pageParam === null ? {} : { after: pageParam }),
            ...narrowing,
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

export function responseQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'response', id],
    queryFn: (): Promise<ResponseDetail> =>
      ask(inStudy.responses[':id'].$get({ param: { study, id } })) as Promise<ResponseDetail>,
  })
}

export function membersQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'members'],
    queryFn: async (): Promise<Member[]> =>
      (await ask(inStudy.members.$get({ param: { study } }))).rows,
  })
}

export function devicesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'devices'],
    queryFn: async (): Promise<Device[]> =>
      (await ask(inStudy.devices.$get({ param: { study } }))).rows,
    // A phone's last sign of life and its unsent count are why one looks at this page.
    staleTime: 0,
  })
}

export type Identity = { code: string; name: string; alsoCalled: string[] }

export function identitiesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'identities'],
    queryFn: (): Promise<Identity[]> =>
      everyPage((query) => ask(inStudy.identities.$get({ param: { study }, query }))),
    // Names stay in memory only while they are on the screen.
    gcTime: 0,
  })
}
