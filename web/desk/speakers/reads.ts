// What a study remembers of speaker labels, and telling it of a source's.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Speaker } from '../../../core/wire/listening.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

export function aliasesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'speakers'],
    queryFn: async (): Promise<Speaker[]> =>
      (await ask(api.studies[':study'].speakers.$get({ param: { study } }))).rows,
  })
}

export function useTellSpeakers(study: string) {
  const client = useQueryClient()
  return useCallback(
    async (source: string, speakers: Speaker[]): Promise<void> => {
      if (speakers.length === 0) return
      await ask(
        api.studies[':study'].sources[':id'].speakers.$put({
          param: { study, id: source },
          json: { speakers },
        }),
      )
      void client.invalidateQueries({ queryKey: aliasesQuery(study).queryKey })
      await client.invalidateQueries({ queryKey: keys.source(study, source) })
    },
    [client, study],
  )
}
