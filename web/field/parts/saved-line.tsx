// Whether the last answer lies in the phone's storage. Only what was written is called saved.
import { timeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Saving } from '../fill/saver.ts'
import { words } from '../messages/words.ts'

export function SavedLine({
  saving,
  lastSavedAt,
  zone,
}: {
  saving: Saving
  lastSavedAt: string
  zone: string
}) {
  const { fill } = useWords(words)
  const language = useLanguage()
  const isSaving = saving.kind === 'saving'
  const told =
    saving.kind === 'failed'
      ? saving.isFull
        ? fill.full
        : fill.failed
      : fill.saved(timeOf(saving.kind === 'saved' ? saving.at : lastSavedAt, zone, language))
  // While a write is under way the live region keeps its text, so that a screen reader is not interrupted by it.
  return (
    <p className="saved" data-state={saving.kind}>
      <i />
      {isSaving && <span aria-hidden="true">{fill.saving}</span>}
      <span role="status" className={isSaving ? 'hidden' : undefined}>
        {told}
      </span>
    </p>
  )
}
