// Filling a draft, page by page. This part opens the draft and its form; the page itself is in fill-page.tsx.
import type { FieldKit } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Ground, useGround } from '../fill/ground.ts'
import { isLapsed } from '../fill/obstacle.ts'
import { type Editing, useDraft } from '../fill/use-draft.ts'
import { useFilling } from '../fill/use-filling.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { later } from '../parts/later.tsx'
import { nameOf, versionOf } from '../parts/name.ts'
import { Notice } from '../parts/notice.tsx'
import { go, paths } from '../route.ts'
import { useIsAway } from '../store/backups.ts'
import { Asking } from './fill-asking.tsx'

const Away = later(() => import('./away.tsx').then((part) => part.Away))
const Lapsed = later(() => import('../parts/lapsed.tsx').then((part) => part.Lapsed))

export function FillScreen({ kit, id }: { kit: FieldKit; id: string }) {
  const m = useWords(words)
  const language = useLanguage()
  const opened = useDraft(id)
  const isAway = useIsAway(id)
  const editing = typeof opened === 'string' ? null : opened
  const version = editing ? versionOf(kit, editing.draft.version) : undefined
  const ground = useGround(kit, version)
  if (opened === 'elsewhere')
    return (
      <Frame title={m.app} back={paths.home}>
        <Notice title={m.fill.elsewhere} tone="problem">
          <p>{m.fill.elsewhereWhat}</p>
        </Notice>
      </Frame>
    )
  if (opened === 'missing' || (editing && !version))
    return (
      <Frame title={m.app} back={paths.home}>
        <Notice title={m.fill.gone} />
      </Frame>
    )
  if (!editing || !ground) return null
  if (isLapsed(kit, editing.draft))
    return (
      <Lapsed
        title={nameOf(kit, editing.draft, language)}
        person={editing.draft.participant ?? ''}
      />
    )
  if (isAway) return <Away kit={kit} ground={ground} editing={editing} />
  return <Filled kit={kit} ground={ground} editing={editing} />
}

function Filled({ kit, ground, editing }: { kit: FieldKit; ground: Ground; editing: Editing }) {
  const language = useLanguage()
  const { zone } = kit.study
  const place = { zone, device: kit.device.id }
  const filling = useFilling(editing, ground.version.instrument, ground.outside, place)
  return (
    <Asking
      zone={zone}
      title={nameOf(kit, editing.draft, language)}
      filling={filling}
      shelf={ground.shelf}
      people={kit.participants}
      onEnd={() => go(paths.review(editing.draft.id))}
    />
  )
}
