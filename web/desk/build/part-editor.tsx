// What the middle of the builder shows: the chosen question, or one of the other parts of the instrument.
import { AboutPanel } from './about-panel.tsx'
import { ItemEditor } from './item-editor.tsx'
import { LanguagesPanel } from './languages-panel.tsx'
import { ListsPanel } from './lists-panel.tsx'
import type { Panel } from './panel.ts'
import { itemAt } from './place.ts'
import { ScoringPanel } from './scoring-panel.tsx'

export function PartEditor(
  props: Panel & {
    at: string
    /** Whether it goes on from a published version. */
    isFromVersion: boolean
    onTongue: (tongue: string) => void
    onRemove: () => void
    onAddBelow: () => void
  },
) {
  const { at, instrument, tongue, frozen, onChange } = props
  const panel = { instrument, tongue, frozen, onChange }
  if (itemAt(instrument, at)) return <ItemEditor {...panel} {...props} />
  if (at === 'languages') return <LanguagesPanel {...panel} onTongue={props.onTongue} />
  if (at === 'scoring') return <ScoringPanel {...panel} />
  if (at === 'lists') return <ListsPanel {...panel} />
  return <AboutPanel {...panel} isFromVersion={props.isFromVersion} />
}
