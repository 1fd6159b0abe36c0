// Whether the app's own files lie on the phone whole: the service worker holds each against its hash, and fetches anew
// what is missing or broken.
import { useCallback, useEffect, useState } from 'react'
import { useStored } from '../store/changes.ts'
import { isAppKept } from '../update.ts'

export type AppFiles = { files: number; missing: number }

/** Undefined while it is being looked at; null where nothing is kept yet. */
export function useAppFiles(): { told: AppFiles | null | undefined; lookAgain: () => void } {
  const [told, setTold] = useState<AppFiles | null>()
  const lookAgain = useCallback(() => {
    setTold(undefined)
    void verifyApp().then(setTold)
  }, [])
  // Looked at anew when the app comes to be kept while the page is open.
  const hasApp = useStored(isAppKept)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept has changed
  useEffect(lookAgain, [lookAgain, hasApp])
  return { told, lookAgain }
}

async function verifyApp(): Promise<AppFiles | null> {
  const registration = await navigator.serviceWorker?.getRegistration('/field/')
  const worker = registration?.active
  if (!worker) return null
  const { port1, port2 } = new MessageChannel()
  return new Promise((answered) => {
    port1.onmessage = (event) => answered(event.data as AppFiles)
    worker.postMessage('verify', [port2])
  })
}
