// What the microphone left in pieces becomes recordings of the draft: after a run was ended, and after a crash, in one way.
import { lengthOf } from '../../../core/talk/heard.ts'
import type { Recording, Span } from '../../../core/wire/response.ts'
import { hold } from '../fill/hold.ts'
import type { Shelf } from '../fill/shelf.ts'
import { plainType } from '../fill/take-file.ts'
import type { Editing } from '../fill/use-draft.ts'
import { nameFor, whole } from '../media/recorder.ts'
import { keepDraftAndTell, readDraft } from '../store/drafts.ts'
import type { Chunk, Draft } from '../store/shape.ts'

/** All runs of a draft's talk begin with this. */
export function runsOf(draft: string): string {
  return `${draft}/talk:`
}

/** In the order of the talk's clock. */
export function runName(draft: string, atMs: number): string {
  return `${runsOf(draft)}${String(Math.round(atMs)).padStart(12, '0')}`
}

/** `failed`: there was no room for a file, and its pieces stay until there is. */
export type Gathered = { state: 'done' | 'failed'; rescuedMs: number }

/**
 * `isLive` tells which run is still being recorded. Killed at any moment it can be done again: a file is stored before the
 * draft names it, and the pieces go only when the draft that names it lies in storage.
 */
export async function gather(
  { draft: { id }, change, flush }: Pick<Editing, 'draft' | 'change' | 'flush'>,
  shelf: Shelf,
  isLive: (run: string) => boolean,
): Promise<Gathered> {
  let rescuedMs = 0
  try {
    for (const run of await shelf.listRecordings(runsOf(id))) {
      if (isLive(run)) continue
      const pieces = await shelf.readChunks(run)
      const recording = await recordingOf(shelf, pieces)
      if (recording) {
        change((draft) => withRecording(draft, recording))
        await flush()
        const stored = await readDraft(id)
        if (!stored?.recordings?.some(({ file }) => file === recording.file))
          return { state: 'failed', rescuedMs }
        rescuedMs += lengthOf(recording)
      }
      await shelf.dropChunks(run)
    }
    return { state: 'done', rescuedMs }
  } catch {
    // Full storage, or one that the browser has closed: everything lies where it lay.
    return { state: 'failed', rescuedMs }
  }
}

/** Of a draft that no screen has open; one that is open is left to that screen. */
export async function gatherShut(
  id: string,
  shelf: Shelf,
  isLive: (run: string) => boolean,
): Promise<void> {
  const done = new AbortController()
  if (!(await hold(id, done.signal))) return
  try {
    const draft = await readDraft(id)
    if (!draft) return
    let now = draft
    const change = (edit: (draft: Draft) => Draft) => {
      now = edit(now)
    }
    const flush = () => keepDraftAndTell({ ...now, savedAt: new Date().toISOString() })
    await gather({ draft, change, flush }, shelf, isLive)
  } finally {
    done.abort()
  }
}

/** Null of a run that was ended before it held anything. */
async function recordingOf(shelf: Shelf, pieces: readonly Chunk[]): Promise<Recording | null> {
  const spans = (pieces.at(-1)?.spans ?? []).filter(([, forMs]) => forMs > 0)
  if (spans.length === 0) return null
  const blob = whole(pieces)
  const file = await shelf.keep(blob)
  const name = nameFor(blob, 'percakapan')
  return { file, name, type: plainType(blob.type), sizeBytes: blob.size, spans }
}

function withRecording(draft: Draft, recording: Recording): Draft {
  const others = (draft.recordings ?? []).filter(({ file }) => file !== recording.file)
  const start = ({ spans }: Recording) => (spans[0] as Span)[0]
  const recordings = [...others, recording].sort((a, b) => start(a) - start(b))
  return { ...draft, recordings }
}
