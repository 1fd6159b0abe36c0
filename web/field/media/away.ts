// While the phone's own camera is open, a phone with little memory ends the page behind it. What was asked is noted
// before, so that the draft opens again at its question and says what happened.

import { goInstead, paths } from '../route.ts'

type Away = { draft: string; ref: string; at: number; page: number }

const key = 'pedoman-away'
/** Whoever comes back later than this had put the phone away. */
const longMs = 15 * 60_000

export function leaveForCamera(draft: string, ref: string): void {
  const away: Away = { draft, ref, at: Date.now(), page: performance.timeOrigin }
  localStorage.setItem(key, JSON.stringify(away))
}

export function backFromCamera(): void {
  localStorage.removeItem(key)
}

/** True, once, when this question had asked for a photo and the page was ended before it came. */
export function wasCutOff(draft: string, ref: string): boolean {
  const away = left()
  if (away?.draft !== draft || away.ref !== ref) return false
  backFromCamera()
  return true
}

/** An app that had to begin anew begins where the photo was to go, not at home. */
export function reopen(): void {
  const away = left()
  if (away && /^(#\/home)?$/.test(location.hash)) goInstead(paths.fill(away.draft))
}

/** What a page before this one noted, not long ago. */
function left(): Away | null {
  try {
    const away = JSON.parse(localStorage.getItem(key) ?? 'null') as Away | null
    const isOurs = away && away.page !== performance.timeOrigin && Date.now() - away.at < longMs
    return isOurs ? away : null
  } catch {
    // Somebody else's words under our key: there is nothing to come back to.
    return null
  }
}
