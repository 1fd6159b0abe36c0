// What phones find in a browser besides its database, for phones that live in this process.
import { indexedDbGlobals } from './indexed-db.ts'

/** To be called once, before any phone is begun. */
export function beBrowser(origin: string): void {
  const kept = new Map<string, string>()
  const all = {
    ...indexedDbGlobals,
    location: new URL(origin),
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    BroadcastChannel: Channel,
    navigator: {
      onLine: true,
      language: 'id',
      locks: navigator.locks,
      storage: {
        estimate: async () => ({ quota: 1e10, usage: 0 }),
        persisted: async () => true,
      },
    },
  }
  for (const [name, value] of Object.entries(all))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

const channels = new Map<string, Set<Channel>>()

class Channel {
  readonly name: string
  onmessage: ((event: { data: unknown }) => void) | null = null
  constructor(name: string) {
    this.name = name
    channels.set(name, (channels.get(name) ?? new Set()).add(this))
  }
  postMessage(data: unknown): void {
    for (const one of channels.get(this.name) ?? [])
      if (one !== this) setImmediate(() => one.onmessage?.({ data }))
  }
  close(): void {
    channels.get(this.name)?.delete(this)
  }
}
