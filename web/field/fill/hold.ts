// One tab per draft: two that write the same record would undo each other's answers.

/** Waits a moment for a tab that is just closing. */
const patienceMs = 1_500

/** True once this tab holds the draft, which it does until `until` is aborted; false when another tab keeps it. */
export function hold(draft: string, until: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const released = new Promise<void>((release) => {
      if (until.aborted) release()
      until.addEventListener('abort', () => release())
    })
    navigator.locks
      .request(`draft:${draft}`, { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(true)
        return released
      })
      .catch(() => resolve(false))
  })
}
