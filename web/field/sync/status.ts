// How the phone stands with the server, for the dot in the bar and the button on the home screen.
import { useSyncExternalStore } from 'react'
import type { Sealed } from '../store/shape.ts'

export type Status = {
  isBusy: boolean
  /** Whether the server answered when it was last asked; the browser's own idea of "online" knows only the cable. */
  isReached: boolean
  parked: Sealed['problem']
  /** The file that is on its way, and how much of it the server has. */
  transit: { hash: string; sentBytes: number; sizeBytes: number } | null
}

let current: Status = { isBusy: false, isReached: navigator.onLine, parked: null, transit: null }
const listeners = new Set<() => void>()

export function setStatus(change: Partial<Status>): void {
  current = { ...current, ...change }
  for (const listener of listeners) listener()
}

export function useStatus(): Status {
  return useSyncExternalStore(listen, () => current)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
