// How the builder at the desk and the phone's preview speak: the desk lays `previewPage` in an iframe, waits for `ready`,
// and posts the instrument as often as it changes; the preview answers with what is filled in so far. Both are of one
// origin, and each listens to the other alone. Nothing that is typed in a preview is stored or sent.
import type { Instrument } from '../../core/instrument/model.ts'
import type { Problem } from '../../core/problem.ts'
import type { Score } from '../../core/score/score.ts'
import type { Answers } from '../../core/wire/response.ts'

export const previewPage = '/field/#/preview'

/**
 * From the desk. The same answers are kept under a new form of the instrument, so that an author sees at once what a
 * change does. `language` is the one the questions are asked in.
 */
export type ToPreview = { kind: 'instrument'; instrument: Instrument; language: string }

/** To the desk. `problems` are those that would stop it from being finished. */
export type FromPreview =
  | { kind: 'ready' }
  | { kind: 'state'; answers: Answers; problems: Problem[]; score: Score | null }

/** A message of ours, or null: extensions and the browser itself post to pages too. */
export function readToPreview(event: MessageEvent): ToPreview | null {
  const told = (event.data ?? {}) as Partial<ToPreview>
  const isFramed = parent !== window
  const isOurs = isFramed && event.origin === location.origin && event.source === parent
  return isOurs && told.kind === 'instrument' ? (told as ToPreview) : null
}

/** The same at the desk, where `frame` is the iframe that holds the preview. */
export function readFromPreview(event: MessageEvent, frame: HTMLIFrameElement): FromPreview | null {
  const told = (event.data ?? {}) as Partial<FromPreview>
  const isOurs = event.origin === location.origin && event.source === frame.contentWindow
  return isOurs && (told.kind === 'ready' || told.kind === 'state') ? (told as FromPreview) : null
}
