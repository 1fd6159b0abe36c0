// The coded material of the study, read once for all displays, page by page.
import { queryOptions } from '@tanstack/react-query'
import type { CodedSegment, CodedSource, Passage } from '../../../core/display/coded.ts'
import type { TakenPlace } from '../../../core/display/places.ts'
import type { FrameworkCell } from '../../../core/wire/finding.ts'
import type { CaseProgress, PlannedTarget, Progress } from '../../../core/wire/progress.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export type Coded = { segments: CodedSegment[]; sources: Map<string, CodedSource> }

/** @param onRead how many segments have come so far */
export function codedQuery(study: string, onRead: (segments: number) => void) {
  return queryOptions({
    queryKey: [study, 'coded'],
    queryFn: async ({ signal }): Promise<Coded> => {
      const coded: Coded = { segments: [], sources: new Map() }
      let after: string | null = null
      do {
        signal.throwIfAborted()
        const page: Awaited<ReturnType<typeof readPage>> = await readPage(study, after)
        coded.segments.push(...page.rows)
        for (const source of page.sources) coded.sources.set(source.id, source)
        after = page.next
        onRead(coded.segments.length)
      } while (after !== null)
      return coded
    },
  })
}

function readPage(study: string, after: string | null) {
  return ask(inStudy.coded.$get({ param: { study }, query: after === null ? {} : { after } }))
}

export function placesQuery(study: string, instrument: string, isExact: boolean) {
  return queryOptions({
    queryKey: [study, 'places', instrument, isExact],
    queryFn: (): Promise<TakenPlace[]> =>
      everyPage(
        ({ after }) =>
          ask(
            inStudy.places.$get({
              param: { study },
              query: {
                instrument,
                ...(after !== undefined && { after }),
                ...(isExact && { exact: 'yes' as const }),
              },
            }),
          ),
        20_000,
      ),
  })
}

/** The words of some of them, as far as they may be quoted. */
export function passagesQuery(study: string, ids: readonly string[]) {
  return queryOptions({
    queryKey: [study, 'passages', ...ids],
    queryFn: async (): Promise<Passage[]> =>
      (await ask(inStudy.coded.passages.$get({ param: { study }, query: { ids: ids.join(',') } })))
        .rows,
  })
}

export function progressQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'progress'],
    queryFn: (): Promise<Progress> => ask(inStudy.progress.$get({ param: { study } })),
    // Phones send and coders code while one is elsewhere.
    staleTime: 0,
  })
}

export function caseProgressQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'progress', 'cases'],
    queryFn: (): Promise<CaseProgress[]> =>
      everyPage(
        ({ after }) =>
          ask(
            inStudy.progress.cases.$get({
              param: { study },
              query: after === undefined ? {} : { after },
            }),
          ),
        20_000,
      ),
    staleTime: 0,
  })
}

/** 0 takes it out of the plan. */
export function saveTarget(study: string, json: PlannedTarget) {
  return ask(inStudy.progress.plan.$put({ param: { study }, json }))
}

export function frameworkQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'framework'],
    queryFn: async (): Promise<FrameworkCell[]> =>
      (await ask(inStudy.framework.$get({ param: { study } }))).rows,
  })
}

/** `revision` is what the writer saw; 0 is an empty cell. */
export function saveFramework(
  study: string,
  place: { case: string; code: string },
  revision: number,
  json: { summary: string; codings: string[] },
): Promise<{ revision: number }> {
  return ask(
    inStudy.framework[':case'][':code'].$put({
      param: { study, ...place },
      query: { revision: String(revision) },
      json,
    }),
  )
}
