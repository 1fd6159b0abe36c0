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
    return again(write, isFreed ? mostTries : 0)
  }
}

/** Browsers count large rows as gone only some time after they are. */
const settleMs = 2_000
const mostTries = 6
let freedAt = Number.NEGATIVE_INFINITY

async function again<T>(write: () => Promise<T>, tries: number): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isFull(error) || tries === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    return again(write, tries - 1)
  }
}

export function isFull(error: unknown): boolean {
  return (error as Error | null)?.name === 'QuotaExceededError'
}
