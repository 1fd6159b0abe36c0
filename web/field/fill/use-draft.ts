// A draft that is being filled: held by this tab, changed in memory, written at once.
import { useEffect, useState } from 'react'
import { announce } from '../store/changes.ts'
import { keepDraft, readDraft } from '../store/drafts.ts'
import { beforeClosing } from '../store/open.ts'
import type { Draft } from '../store/shape.ts'
import { hold } from './hold.ts'
import { type Saver, type Saving, saver } from './saver.ts'

export type Editing = {
  draft: Draft
  saving: Saving
  change: (edit: (draft: Draft) => Draft, isQuiet?: boolean) => void
  /** The draft with every change up to now, for whoever has waited since it was drawn. */
  now: () => Draft
  flush: () => Promise<void>
}
export type Opened = Editing | 'missing' | 'elsewhere' | null

export function useDraft(id: string): Opened {
  const [opened, setOpened] = useState<Opened>(null)
  useEffect(() => {
    const leaving = new AbortController()
    let keeper: Saver | null = null
    const flush = () => keeper?.flush() ?? Promise.resolve()
    // Phones end a hidden page without another word.
    document.addEventListener('visibilitychange', flush, { signal: leaving.signal })
    addEventListener('pagehide', flush, { signal: leaving.signal })
    const forget = beforeClosing(flush)
    hold(id, leaving.signal).then(async (isHeld) => {
      if (!isHeld) return setOpened('elsewhere')
      const found = await readDraft(id)
      if (!found) return setOpened('missing')
      let draft = found
      let saving: Saving = { kind: 'saved', at: found.savedAt }
      const show = () => setOpened({ draft, saving, change, now: () => draft, flush })
      const change: Editing['change'] = (edit, isQuiet) => {
        draft = edit(draft)
        keeper?.put(draft, isQuiet)
        show()
      }
      keeper = saver(keepDraft, (next) => {
        saving = next
        if (!leaving.signal.aborted) show()
      })
      show()
    })
    return () => {
      // The record stays held until its last change is written.
      flush().then(() => {
        forget()
        leaving.abort()
        announce()
      })
    }
  }, [id])
  return opened
}
