// Tells every tab that something stored has changed, and lets components read what is stored.
import { useEffect, useState } from 'react'
import { Locked } from './vault.ts'

const listeners = new Set<() => void>()
const channel = new BroadcastChannel('pedoman-field')
channel.onmessage = () => tell()

export function announce(): void {
  tell()
  channel.postMessage(null)
}

/** Undefined until read for the first time; read again after every change. `read` must be stable between renders. */
export function useStored<T>(read: () => Promise<T>): T | undefined {
  const [value, setValue] = useState<T>()
  useEffect(() => {
    let isMounted = true
    const refresh = () => {
      read().then(
        (next) => {
          if (isMounted) setValue(() => next)
        },
        (error) => {
          // Locked meanwhile: the app shows that, and this is read again once it is open.
          if (!(error instanceof Locked)) throw error
        },
      )
    }
    refresh()
    listeners.add(refresh)
    return () => {
      isMounted = false
      listeners.delete(refresh)
    }
  }, [read])
  return value
}

function tell(): void {
  for (const listener of listeners) listener()
}
