// How much room the phone has, and whether the system may clear it.

export type Room = { freeBytes: number | null; isKept: boolean }

export async function readRoom(): Promise<Room> {
  const { quota, usage } = await navigator.storage.estimate()
  const freeBytes = quota === undefined ? null : quota - (usage ?? 0)
  return { freeBytes, isKept: await navigator.storage.persisted() }
}

const freedKey = 'pedoman.freed'

export type Freed = { bytes: number; at: string }

/** What has gone from a full phone since it was enrolled; a fact to read and nothing that anything hangs on. */
export function readFreed(): Freed | null {
  try {
    return JSON.parse(localStorage.getItem(freedKey) ?? 'null')
  } catch {
    return null
  }
}

export function noteFreed(bytes: number, now: number): void {
  const freed: Freed = { bytes: bytes + (readFreed()?.bytes ?? 0), at: new Date(now).toISOString() }
  localStorage.setItem(freedKey, JSON.stringify(freed))
}

/** Browsers decide by installation and use, so asking again later can succeed. */
export async function askToKeep(): Promise<boolean> {
  return navigator.storage.persist()
}
