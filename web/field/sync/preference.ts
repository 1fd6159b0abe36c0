// What the researcher wants of sending: which response first, large files only where they cost nothing, and a pause.
import { leastPartBytes } from '../../../core/upload/parts.ts'

type Preference = { first: string | null; isWifiOnly: boolean; isPaused: boolean }

const key = 'pedoman.sending'
const usual: Preference = { first: null, isWifiOnly: false, isPaused: false }

/** A convenience and nothing more: when the system erases it, everything goes out in its usual order. */
export function preference(): Preference {
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(key) ?? '{}') }
  } catch {
    return usual
  }
}

let stopping = new AbortController()

export function prefer(change: Partial<Preference>): void {
  localStorage.setItem(key, JSON.stringify({ ...preference(), ...change }))
  if (preference().isPaused) stopping.abort()
}

/** Ends the part that is on its way once the researcher pauses. */
export function stopped(): AbortSignal {
  if (stopping.signal.aborted && !preference().isPaused) stopping = new AbortController()
  return stopping.signal
}

export function firstChosen<T extends { id: string }>(rows: readonly T[]): T[] {
  const { first } = preference()
  return [...rows].sort((a, b) => Number(b.id === first) - Number(a.id === first))
}

/** Small files always; large ones unless they wait for Wi-Fi or are paused. */
export function mayGoNow(sizeBytes: number): boolean {
  if (sizeBytes <= leastPartBytes) return true
  const { isWifiOnly, isPaused } = preference()
  return !isPaused && !(isWifiOnly && networkKind() === 'cellular')
}

/** What the browser knows of the network: only Chromium on Android says. */
export function networkKind(): string | null {
  const { connection } = navigator as { connection?: { type?: string } }
  return connection?.type ?? null
}
