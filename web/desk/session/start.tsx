// `/`: to the first study, or, for somebody who is not signed in, how to get in.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, Redirect } from 'wouter'
import { ApiProblem, api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { Lone } from './lone.tsx'

export function Start() {
  const m = useMessages()
  const me = useQuery({ queryKey: keys.me, queryFn: () => ask(api.me.$get()) })
  useEffect(() => {
    document.title = `${m.session.title} · Pedoman`
  }, [m])

  const first = me.data?.studies[0]
  if (first) return <Redirect to={`/s/${first.slug}`} replace />
  if (me.data)
    return (
      <Lone
        title={m.shell.noStudy}
        action={me.data.isOwner && <Link href="/restore">{m.shell.restoreStudy}</Link>}
      >
        {m.shell.noStudyWhat}
      </Lone>
    )
  if (me.error instanceof ApiProblem && me.error.status === 401)
    return <Lone title={m.session.hint}>{m.session.hintWhat}</Lone>
  return (
    <main className="lone">
      {me.error ? <Failed error={me.error} again={() => me.refetch()} /> : <Loading />}
    </main>
  )
}
