// What the screen of bringing in reads, and what a file that came in or went makes out of date: everything of the study.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Page } from '../../../core/wire/field.ts'
import type { ImportChoices, ImportPlan, ImportRow } from '../../../core/wire/import.ts'
import { api, ask } from '../../kit/api.ts'

const inStudy = api.studies[':study']

export function planQuery(study: string, id: string, choices: ImportChoices) {
  return queryOptions({
    queryKey: [study, 'import-plan', id, choices],
    // Choices are kept with what waits, so that what is shown is what will be done.
    queryFn: async (): Promise<ImportPlan> => {
      const param = { study, id }
      await ask(inStudy.imports[':id'].choices.$put({ param, json: choices }))
      return (await ask(inStudy.imports[':id'].plan.$get({ param }))) as ImportPlan
    },
    staleTime: 0,
  })
}

export function importsQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: [study, 'imports'],
    queryFn: ({ pageParam }): Promise<Page<ImportRow>> =>
      ask(
        inStudy.imports.$get({
          param: { study },
          query: { limit: '20', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ) as Promise<Page<ImportRow>>,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}
