// The study at a glance: the chain from instrument to finding with how far it has come, and beside it what waits for the one
// who looks. A study in which nothing was done yet shows the first steps instead.
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Overview } from '../../../core/wire/overview.ts'
import { api, ask } from '../../kit/api.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Chain } from './chain.tsx'
import { FirstSteps } from './first-steps.tsx'
import { useOverviewWords } from './messages.ts'
import { Plan } from './plan.tsx'
import { OpenRounds } from './rounds.tsx'
import { WaitingList } from './waiting.tsx'
import './overview.css'

function overviewQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'overview'],
    queryFn: (): Promise<Overview> =>
      ask(api.studies[':study'].overview.$get({ param: { study } })) as Promise<Overview>,
    // Phones send and coders code while one is elsewhere.
    staleTime: 0,
  })
}

export function OverviewScreen() {
  const m = useOverviewWords()
  const { slug, study, tallies, may } = useStudy()
  const overview = useQuery(overviewQuery(slug))
  useTitle(m.title)
  const isNew = !tallies.responses && !tallies.sources && may('instrument.write')
  return (
    <div className="overview">
      <div className="page-head">
        <h1>{study.title}</h1>
      </div>
      {overview.isPending && <Loading />}
      {overview.error && <Failed error={overview.error} again={() => overview.refetch()} />}
      {isNew && <FirstSteps />}
      {overview.data && !isNew && <Chain overview={overview.data} />}
      {overview.data && (
        <div className="overview-parts">
          <WaitingList waiting={overview.data.waiting} />
          <OpenRounds rounds={overview.data.rounds} />
          {overview.data.plan && <Plan plan={overview.data.plan} />}
        </div>
      )}
      {study.description !== '' && (
        <section className="overview-what">
          <h2>{m.about}</h2>
          <p>{study.description}</p>
        </section>
      )}
    </div>
  )
}
