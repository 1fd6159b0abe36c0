// A display and, beside it once a number is chosen, the words behind that number.
import { type ReactNode, useState } from 'react'
import { type Behind, Passages } from './passages.tsx'
import './display.css'

export function WithPassages(props: {
  /** Another display, or another narrowing: what was behind the old numbers is closed. */
  of: string
  children: (onBehind: (behind: Behind) => void) => ReactNode
}) {
  const [opened, setOpened] = useState<{ of: string; behind: Behind } | null>(null)
  const behind = opened?.of === props.of ? opened.behind : null
  return (
    <div className="display-panes">
      {props.children((chosen) => setOpened({ of: props.of, behind: chosen }))}
      {behind && <Passages key={behind.what} behind={behind} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** How many passages something rests on; opens them. */
export function EvidenceCount(props: {
  what: string
  ids: readonly string[]
  label: string
  onBehind: (behind: Behind) => void
}) {
  const { what, ids, label, onBehind } = props
  if (ids.length === 0) return <>0</>
  return (
    <button
      type="button"
      className="evidence-count"
      aria-label={`${label}: ${ids.length}, ${what}`}
      onClick={() => onBehind({ what, ids })}
    >
      {ids.length}
    </button>
  )
}
