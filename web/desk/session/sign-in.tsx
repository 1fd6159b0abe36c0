// `/sign-in#c=CODE`: the code is traded for a session at once and leaves the address bar before anything else.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { api, ask, NetworkLost } from '../../kit/api.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { Lone } from './lone.tsx'

export function SignIn() {
  const m = useMessages()
  const explain = useExplain()
  const client = useQueryClient()
  const [, go] = useLocation()
  const code = useRef<string | null>(null)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    document.title = `${m.session.title} · Pedoman`
  }, [m])

  async function enter() {
    setError(null)
    try {
      await ask(api['sign-in'].$post({ json: { code: code.current ?? '' } }))
      client.clear()
      go('/', { replace: true })
    } catch (failure) {
      setError(failure)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is spent once, on arrival
  useEffect(() => {
    // React's strict mode runs this twice; the code is read and sent the first time only.
    if (code.current !== null) return
    code.current = new URLSearchParams(location.hash.slice(1)).get('c') ?? ''
    history.replaceState(null, '', '/sign-in')
    void enter()
  }, [])

  if (error === null) return <Lone title={m.session.title}>{m.session.working}</Lone>
  if (error instanceof NetworkLost)
    return (
      <Lone
        title={m.session.offline}
        action={
          <button type="button" className="primary" onClick={enter}>
            {m.shell.tryAgain}
          </button>
        }
      >
        {m.session.offlineWhat}
      </Lone>
    )
  return (
    <Lone title={m.session.failed}>
      <p>{explain(error)}</p>
      <p>{m.session.failedWhat}</p>
    </Lone>
  )
}
