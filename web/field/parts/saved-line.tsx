// Whether the last answer lies in the phone's storage. Only what was written is called saved.
import { timeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Saving } from '../fill/saver.ts'
import { words } from '../messages/words.ts'

export function SavedLine({ saving, zone }: { saving: Saving; zone: string }) {
  const { fill } = useWords(words)
  const language = useLanguage()
  if (saving.kind === 'none') return null
  const isSaving = saving.kind === 'saving'
  const told =
    saving.kind === 'saved'
      ? fill.saved(timeOf(saving.at, zone, language))
      : saving.kind === 'failed' && (saving.isFull ? fill.full : fill.failed)
  return (
    <p className="saved" data-state={saving.kind}>
      <i />
      {isSaving && <span aria-hidden="true">{fill.saving}</span>}
      <span role="status">{told}</span>
    </p>
  )
}
