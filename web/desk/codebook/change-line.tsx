// One large change of the codebook in a sentence, with who made it and when.
import type { CodeChangeRow } from '../../../core/wire/codebook.ts'
import { momentOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBook } from './messages.ts'

export function ChangeLine({ change }: { change: CodeChangeRow }) {
  const m = useBook()
  const { study } = useStudy()
  const { language } = useLanguage()
  const of = (part: CodeChangeRow['codes'][number]['part']) =>
    change.codes.filter((code) => code.part === part)
  const label = (part: 'from' | 'into') => of(part)[0]?.label ?? ''
  const made = of('made')
    .map((code) => code.label)
    .filter(Boolean)
    .join(', ')
  const what = {
    merge: () => m.change.merge(label('from'), label('into'), change.codings),
    split: () => m.change.split(label('from'), made || `${of('made').length}`, change.codings),
    import: () => m.change.import(of('made').length, of('changed').length),
  }[change.kind]()
  return (
    <>
      {what}{' '}
      <small className="quiet">
        {m.life.by(change.by, momentOf(change.at, study.zone, language))}
        {change.undoneAt !== null && ` · ${m.change.undone}`}
      </small>
    </>
  )
}
