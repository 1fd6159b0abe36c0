// A draft goes to another version of its instrument, or back: only when it is asked to, and with nothing lost.
import { moveTo } from '../../../core/answer/move.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import { versionOf } from '../parts/name.ts'
import { keepDraftAndTell, readDraft } from '../store/drafts.ts'
import { hold } from './hold.ts'

/** False while it is open in another tab, or when it or its version is not there. */
export async function moveDraft(kit: FieldKit, id: string, to: Version): Promise<boolean> {
  const done = new AbortController()
  if (!(await hold(id, done.signal))) return false
  try {
    const draft = await readDraft(id)
    const from = draft && versionOf(kit, draft.version)
    if (!draft || !from) return false
    const { answers, coverage, probes, aside = [] } = draft
    const moved = moveTo(from.instrument, to.instrument, { answers, coverage, probes, aside })
    const { languages } = to.instrument
    const language = languages.includes(draft.language)
      ? draft.language
      : (languages[0] ?? draft.language)
    await keepDraftAndTell({ ...draft, ...moved, language, version: to.hash, cameFrom: from.hash })
    return true
  } finally {
    done.abort()
  }
}
