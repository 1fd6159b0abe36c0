// The last cells of a row that rests on passages: how many, which opens them, and the way to change it.
import { useMessages } from '../shell/language.tsx'
import type { Behind } from './passages.tsx'
import { EvidenceCount } from './with-passages.tsx'

export function EvidenceCell(props: {
  what: string
  ids: readonly string[]
  label: string
  onBehind: (behind: Behind) => void
}) {
  return (
    <td data-label={props.label} className="number">
      <EvidenceCount {...props} />
    </td>
  )
}

/** Nothing where nobody may edit; not part of a picture. */
export function EditCell(props: { what: string; onEdit: (() => void) | null }) {
  const { edit } = useMessages().conclude
  const { what, onEdit } = props
  if (!onEdit) return null
  return (
    <td data-not-drawn>
      <button type="button" aria-label={`${edit}: ${what}`} onClick={onEdit}>
        {edit}
      </button>
    </td>
  )
}
