// One question at a time. This part opens the draft; the question itself is in fill-question.tsx.
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { useDraft } from '../fill/use-draft.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { nameOf, versionOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { go, paths } from '../route.ts'
import { Asking } from './fill-asking.tsx'

export function FillScreen({ kit, id }: { kit: FieldKit; id: string }) {
  const m = useWords(words)
  const language = useLanguage()
  const opened = useDraft(id)
  if (opened === null) return null
  if (opened === 'elsewhere')
    return (
      <Frame title={m.app} back={paths.home}>
        <Notice title={m.fill.elsewhere} tone="problem">
          <p>{m.fill.elsewhereWhat}</p>
        </Notice>
      </Frame>
    )
  const version = opened === 'missing' ? undefined : versionOf(kit, opened.draft.version)
  if (opened === 'missing' || !version)
    return (
      <Frame title={m.app} back={paths.home}>
        <Notice title={m.fill.gone} />
      </Frame>
    )
  return (
    <Asking
      study={kit.study}
      instrument={version.instrument}
      title={nameOf(kit, opened.draft, language)}
      editing={opened}
      onEnd={() => go(paths.review(id))}
    />
  )
}
