// Writes a draft soon after every change: at most `delayMs` after the first key of a burst, one write at a time,
// always the newest. Nothing is called saved before the database has said so.
import type { Draft } from '../store/shape.ts'
import { isFull } from '../store/with-room.ts'

export type Saving =
  | { kind: 'saved'; at: string }
  | { kind: 'saving' }
  /** The change is still in memory and the next one tries again. */
  | { kind: 'failed'; isFull: boolean }
  /** A trial in the builder is not stored at all. */
  | { kind: 'none' }

export type Saver = {
  /** Quiet changes are the app's own, such as time that passes: they are saved and not spoken of. */
  put(draft: Draft, isQuiet?: boolean): void
  flush(): Promise<void>
}

export function saver(
  write: (draft: Draft) => Promise<void>,
  tell: (saving: Saving) => void,
  delayMs = 250,
): Saver {
  let pending: Draft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Promise.resolve()

  async function save(): Promise<void> {
    const draft = pending
    if (!draft) return
    pending = null
    try {
      const savedAt = new Date().toISOString()
      await write({ ...draft, savedAt })
      if (pending === null) tell({ kind: 'saved', at: savedAt })
    } catch (error) {
      pending ??= draft
      tell({ kind: 'failed', isFull: isFull(error) })
    }
  }
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    last = last.then(save)
    return last
  }
  return {
    put(draft, isQuiet = false) {
      pending = draft
      if (!isQuiet) tell({ kind: 'saving' })
      timer ??= setTimeout(() => void flush(), delayMs)
    },
    flush,
  }
}
