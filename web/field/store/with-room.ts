// A write that finds the phone full is made once more after what the server has acknowledged has been freed. Only when
// that is not enough is anybody told.

export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isFull(error)) throw error
    // What frees is kept with the app; where it is not, the phone is as full as it was.
    const { freeAcknowledged } = await import('./sweep.ts').catch(() => Promise.reject(error))
    if ((await freeAcknowledged(Date.now())) > 0) freedAt = performance.now()
    // By another write, perhaps, that found the same.
    const isFreed = performance.now() - freedAt < settleMs
    return write().catch((again) =>
      isFreed && isFull(again) ? later(write) : Promise.reject(again),
    )
  }
}

/** Browsers count large rows as gone only some time after they are. */
const settleMs = 2_000
let freedAt = Number.NEGATIVE_INFINITY

function later<T>(write: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(write()), settleMs))
}

export function isFull(error: unknown): boolean {
  return (error as Error | null)?.name === 'QuotaExceededError'
}
