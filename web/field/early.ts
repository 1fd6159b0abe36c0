// What the link of an invitation begins before the app has come: the phone makes its token and asks to be enrolled while
// the main script is still on its way. The page names this file before the other (scripts/pages.ts), which imports it.
import { type Asked, askToEnrol } from './sync/ask.ts'
import { isMarked, mayHaveBeen, pendingCode } from './sync/pending.ts'

/**
 * The code of `#e=CODE`. It leaves the address at once: it must not stay in the history, in a bookmark or on a
 * photograph of the screen.
 */
function takeCode(): string | null {
  const code = /^#e=([A-Za-z0-9_.-]{1,100})$/.exec(location.hash)?.[1] ?? null
  if (code !== null) history.replaceState(null, '', location.pathname)
  return code
}

const linked = takeCode()

/** What this page was opened with, or what an earlier one was left with in the middle of. */
export const firstCode = linked ?? (isMarked() ? null : pendingCode())

// A phone that belongs to a study already is asked first, and one whose storage was erased tells which it was.
let asked: Asked | null = firstCode !== null && !mayHaveBeen() ? askToEnrol(firstCode, null) : null

/** What was asked before the app came, once. */
export function takeAsked(code: string): Asked | null {
  const before = code === firstCode ? asked : null
  asked = null
  return before
}
