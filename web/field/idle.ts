// What can wait until the screen has been drawn: on a slow phone everything else stands in its way.

const mostMs = 3_000

export function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: mostMs })
  else setTimeout(work, mostMs)
}
