// How far the study is: the field against its plan, how much is coded and by whom, and the rounds that coders are compared in.
import { useQuery } from '@tanstack/react-query'
import { coverageQuery } from '../conclude/reads.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { AgreementProgress } from './agreement-progress.tsx'
import { CodingProgress } from './coding-progress.tsx'
import { FieldProgress } from './field-progress.tsx'
import { progressQuery } from './reads.ts'

export function ProgressDisplay() {
  const { slug } = useStudy()
  const progress = useQuery(progressQuery(slug))
  const coverage = useQuery({ ...coverageQuery(slug), staleTime: 0 })
  const failed = [progress, coverage].find((one) => one.error)
  if (failed?.error) return <Failed error={failed.error} again={() => failed.refetch()} />
  if (!progress.data || !coverage.data) return <Loading />
  return (
    <div className="display-rows">
      <FieldProgress progress={progress.data} coverage={coverage.data} />
      <CodingProgress coders={progress.data.coders} coverage={coverage.data} />
      <AgreementProgress />
    </div>
  )
}
