// `/sources/:id`: one source, its text and its coding.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import type { Source } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { Failed, Loading, UnknownPage } from '../shell/empty.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { Workspace } from './workspace.tsx'

export function sourceQuery(study: string, id: string) {
  return queryOptions({
    queryKey: keys.source(study, id),
    queryFn: async (): Promise<Source> =>
      (await ask(
        api.studies[':study'].sources[':id'].$get({ param: { study, id }, query: {} }),
      )) as Source,
    // A version's text never changes.
    staleTime: 300_000,
  })
}

export function CodingScreen() {
  const { id = '' } = useParams<{ id: string }>()
  const { slug, to } = useStudy()
  const source = useQuery(sourceQuery(slug, id))
  const codes = useQuery(codesQuery(slug))
  if (source.data && codes.data)
    return <Workspace key={source.data.id} source={source.data} codes={codes.data} />
  const error = source.error ?? codes.error
  if (error instanceof ApiProblem && error.status === 404)
    return <UnknownPage to={to('/sources')} />
  if (error)
    return (
      <Failed error={error} again={() => void Promise.all([source.refetch(), codes.refetch()])} />
    )
  return <Loading />
}
