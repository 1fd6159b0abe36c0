// What went wrong, in the reader's language: a refusal by its code, a lost network as what it is.
import { useCallback } from 'react'
import { ApiProblem, NetworkLost } from '../../kit/api.ts'
import { explain } from '../../kit/problem.ts'
import { useLanguage } from './language.tsx'
import { notify } from './notices.tsx'

export function useExplain(): (error: unknown) => string {
  const { m, language } = useLanguage()
  return useCallback(
    (error: unknown) => {
      if (error instanceof NetworkLost) return m.shell.networkLost
      if (error instanceof ApiProblem) return explain(error, undefined, language)
      return m.shell.broken
    },
    [m, language],
  )
}

/** Shows what went wrong as a notice; for `onError` of a write. */
export function useTellProblem(): (error: unknown) => void {
  const tell = useExplain()
  return useCallback(
    (error: unknown) => {
      const reference = error instanceof ApiProblem ? error.requestId : ''
      notify({ text: tell(error), tone: 'problem', ...(reference ? { reference } : {}) })
    },
    [tell],
  )
}
