// Under a draft: that the server holds it too, and since when, or that another phone goes on with it.
import { timeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { backupWords } from '../messages/backup-words.ts'
import { useBackup } from '../store/backups.ts'
import { Explained } from './explained.tsx'

export function BackedUp({ draft, zone }: { draft: string; zone: string }) {
  const m = useWords(backupWords)
  const language = useLanguage()
  const backup = useBackup(draft)
  if (!backup) return null
  const { to, at, problem } = backup
  if (to !== null) return <small>{to === '' ? m.toAnother : m.to(to)}</small>
  if (problem)
    return (
      <small className="problem">
        {m.refused} <Explained problem={problem} />
      </small>
    )
  return at === '' ? null : <small>{m.backedUp(timeOf(at, zone, language))}</small>
}
