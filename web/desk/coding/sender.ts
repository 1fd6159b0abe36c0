// Writes that are shown before they are saved: sent one after the other, held while there is no network, refused aloud.
import { NetworkLost } from '../../kit/api.ts'

type Write = {
  send: () => Promise<void>
  refused: (error: unknown) => void
}

export type Waiting = { unsent: number; isLost: boolean }

let waiting: Waiting = { unsent: 0, isLost: false }
let tail: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()
const slowestMs = 30_000

/** The order of writes is kept, so that an undo never overtakes what it undoes. */
export function enqueue(write: Write): void {
  change({ ...waiting, unsent: waiting.unsent + 1 })
  tail = tail.then(() => deliver(write))
}

/** When all that was done before has arrived or was refused. */
export function allSent(): Promise<void> {
  return tail
}

export function waitingNow(): Waiting {
  return waiting
}

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function deliver(write: Write): Promise<void> {
  for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, slowestMs)) {
    try {
      await write.send()
      break
    } catch (error) {
      if (!(error instanceof NetworkLost)) {
        write.refused(error)
        break
      }
      change({ ...waiting, isLost: true })
      await pauseOrOnline(pauseMs)
    }
  }
  change({ unsent: waiting.unsent - 1, isLost: false })
}

function pauseOrOnline(pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, pauseMs)
    addEventListener('online', go)
  })
}

function change(next: Waiting): void {
  waiting = next
  for (const listener of listeners) listener()
}

// Leaving with something unsent would lose it: the browser asks first.
addEventListener('beforeunload', (event) => {
  if (waiting.unsent > 0) event.preventDefault()
})
