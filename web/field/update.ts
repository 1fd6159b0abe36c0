// The app's own versions: a new one waits until the researcher takes it, which the home screen offers: no draft is
// open there, so nothing can be lost between two versions of the code.
import { useSyncExternalStore } from 'react'
import { announce } from './store/changes.ts'
import { afterTalk } from './talk/running.ts'

let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

export async function keepApp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const had = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab may take the new version while this one records.
    if (had) afterTalk(() => location.reload())
    else announce()
  })
  const registration = await navigator.serviceWorker.register('/field/service-worker.js', {
    scope: '/field/',
    updateViaCache: 'none',
  })
  const look = () => {
    waiting = registration.active ? registration.waiting : null
    for (const listener of listeners) listener()
  }
  look()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => {
      look()
      if (registration.active?.state === 'activated') announce()
    })
  })
}

/** Whether the app itself opens without a network. */
export async function isAppKept(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration('/field/')
  // While it is still being activated, the page may yet be asked of the network.
  return registration?.active?.state === 'activated'
}

export function useNewVersion(): boolean {
  return useSyncExternalStore(listen, () => waiting !== null)
}

/** The page loads anew once the new version has taken over. */
export function takeNewVersion(): void {
  waiting?.postMessage('skip-waiting')
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
