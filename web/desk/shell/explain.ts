// What went wrong, in the reader's language: a refusal by its code, a lost network as what it is.
import { useCallback } from 'react'
import { ApiProblem, NetworkLost } from '../../kit/api.ts'
import { useLanguage } from './language.tsx'
import { notify } from './notices.tsx'

export function useExplain(): (error: unknown) => string {
  const { m } = useLanguage()
  return useCallback(
    (error: unknown) => {
      if (error instanceof NetworkLost) return m.shell.networkLost
      if (error instanceof ApiProblem) return error.code
      return m.shell.broken
    },
    [m],
  )
}

/** Shows what went wrong as a notice; for `onError` of a write. */
export function useTellProblem(): (error: unknown) => void {
  const explain = useExplain()
  return useCallback(
    (error: unknown) => {
      const reference = error instanceof ApiProblem ? error.requestId : ''
      notify({ text: explain(error), tone: 'problem', ...(reference ? { reference } : {}) })
    },
    [explain],
  )
}
