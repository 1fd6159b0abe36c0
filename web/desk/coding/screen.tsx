// `/sources/:id`: one source, its text and its coding.
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'wouter'
import { ApiProblem } from '../../kit/api.ts'
import { Failed, Loading, UnknownPage } from '../shell/empty.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { sourceQuery } from './source-query.ts'
import { Workspace } from './workspace.tsx'

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
