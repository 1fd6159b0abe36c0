// From the talk's clock to the place in a recording, and back. The clock runs on through pauses and crashes; files hold
// only what was recorded.
import type { Recording, Span } from '../wire/response.ts'

/** How long a file plays: players cannot tell, for a microphone's file is written before its end is known. */
export function lengthOf({ spans }: Pick<Recording, 'spans'>): number {
  return spans.reduce((sum, [, forMs]) => sum + forMs, 0)
}

export type Heard<R> = { recording: R; fileMs: number }

/**
 * Where a moment of the talk is heard. What was noted in a pause is heard where the recording goes on; null when nothing
 * was recorded after it.
 */
export function heardAt<R extends { spans: readonly Span[] }>(
  recordings: readonly R[],
  atMs: number,
): Heard<R> | null {
  for (const recording of recordings) {
    let fileMs = 0
    for (const [from, forMs] of recording.spans) {
      if (atMs < from + forMs) return { recording, fileMs: fileMs + Math.max(atMs - from, 0) }
      fileMs += forMs
    }
  }
  return null
}

/** The moment of the talk that is heard at a place of a file; its end when the file is shorter. */
export function clockAt({ spans }: Pick<Recording, 'spans'>, fileMs: number): number {
  let left = fileMs
  for (const [from, forMs] of spans) {
    if (left < forMs) return from + left
    left -= forMs
  }
  const [from, forMs] = spans.at(-1) ?? [0, 0]
  return from + forMs
}
