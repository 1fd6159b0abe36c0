// How much room the phone has, and whether the system may clear it.

export type Room = { freeBytes: number | null; isKept: boolean }

export async function readRoom(): Promise<Room> {
  const { quota, usage } = await navigator.storage.estimate()
  const freeBytes = quota === undefined ? null : quota - (usage ?? 0)
  return { freeBytes, isKept: await navigator.storage.persisted() }
}

/** Browsers decide by installation and use, so asking again later can succeed. */
export async function askToKeep(): Promise<boolean> {
  return navigator.storage.persist()
}
