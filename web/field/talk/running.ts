// Which talk this page records, for the screens around it. What records is loaded with the first talk (session.ts).
import { useSyncExternalStore } from 'react'

export type Running = {
  draft: string
  title: string
  /** `lost`: the phone took the microphone away, and the talk waits for it to come back. */
  state: 'on' | 'paused' | 'lost'
  /** A call has the microphone, or it was switched off: silence is recorded. */
  isMuted: boolean
  /** The phone may darken the screen, and with it end the recording. */
  isDim: boolean
  /** The talk's clock when it was begun, and how long it has been recorded since. */
  fromMs: number
  lengthMs: () => number
  /** How many files of it are over while it goes on: each lies in pieces until it is gathered. */
  turns: number
  /** Ends a file that holds some minutes and goes on in the next, so that it can be backed up. */
  turn: () => Promise<void>
  /** Ends it once its last piece is stored. */
  end: () => Promise<void>
}

let running: Running | null = null
const listeners = new Set<() => void>()

export function runningTalk(): Running | null {
  return running
}

export function setRunning(next: Running | null): void {
  running = next
  for (const listener of listeners) listener()
}

export function useRunning(): Running | null {
  return useSyncExternalStore(listen, runningTalk)
}

/** At once, or when the talk that runs has ended. */
export function afterTalk(act: () => void): void {
  if (running === null) {
    act()
    return
  }
  const forget = listen(() => {
    if (running !== null) return
    forget()
    act()
  })
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
