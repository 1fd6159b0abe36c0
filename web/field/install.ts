// Installing to the home screen: Chrome hands over the moment of asking, Safari wants to be shown the way.
import { useSyncExternalStore } from 'react'
import { announce } from './store/changes.ts'
import { askToKeep } from './store/room.ts'

/** https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent, which TypeScript's DOM does not know. */
type Offer = Event & { prompt(): Promise<void>; userChoice: Promise<{ outcome: string }> }

export type Installing = 'installed' | 'offered' | 'by-hand-safari' | 'by-hand'

let offer: Offer | null = null
const listeners = new Set<() => void>()

/** Called before anything is drawn: the browser offers once, and early. */
export function watchInstalling(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as Offer)
  })
  addEventListener('appinstalled', () => {
    set(null)
    // What is installed is mostly granted what the page was refused.
    void askToKeep().then(announce)
  })
}

export function useInstalling(): Installing {
  return useSyncExternalStore(listen, how)
}

export async function install(): Promise<void> {
  const asked = offer
  if (!asked) return
  await asked.prompt()
  await asked.userChoice
  // An offer is good for one time; if it was refused, the browser makes another when it sees fit.
  set(null)
}

function how(): Installing {
  if (matchMedia('(display-mode: standalone)').matches) return 'installed'
  if (offer) return 'offered'
  return /iPhone|iPad/.test(navigator.userAgent) ? 'by-hand-safari' : 'by-hand'
}

function set(next: Offer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
