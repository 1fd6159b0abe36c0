// What the export screen reads.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ExportRun,
  ExportSettingsRow,
  ExportWarnings,
  TableName,
  TablePage,
} from '../../../core/wire/export.ts'
import type { Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'

const inStudy = api.studies[':study']

export const exportKeys = {
  runs: (study: string) => [study, 'exports'],
  settings: (study: string) => [study, 'export-settings'],
}

export function runsQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: exportKeys.runs(study),
    queryFn: ({ pageParam }): Promise<Page<ExportRun>> =>
      ask(
        inStudy.exports.$get({
          param: { study },
          query: { limit: '20', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ) as Promise<Page<ExportRun>>,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}

export function settingsQuery(study: string) {
  return queryOptions({
    queryKey: exportKeys.settings(study),
    queryFn: async (): Promise<ExportSettingsRow[]> =>
      (await ask(inStudy.exports.settings.$get({ param: { study } }))).rows as ExportSettingsRow[],
  })
}

export function warningsQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'export-warnings'],
    queryFn: (): Promise<ExportWarnings> =>
      ask(inStudy.exports.warnings.$get({ param: { study } })),
  })
}

export function tablesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'tables'],
    queryFn: async (): Promise<TableName[]> =>
      (await ask(inStudy.tables.$get({ param: { study } }))).rows,
  })
}

/** The first rows of a table, as they would leave. */
export function previewQuery(study: string, table: string, split: boolean) {
  return queryOptions({
    queryKey: [study, 'tables', table, split],
    queryFn: async (): Promise<TablePage> => {
      const query = { first: '5', ...(split && { split: 'yes' as const }) }
      const answer = await inStudy.tables[':table'].$get({ param: { study, table }, query })
      return (await ask(Promise.resolve(answer as never))) as TablePage
    },
  })
}
