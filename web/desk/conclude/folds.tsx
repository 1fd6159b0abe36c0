// A drawing that is opened by a tap on a narrow window, where its table is what can be read at once.
import { type ReactNode, useState } from 'react'
import { useMessages } from '../shell/language.tsx'
import { useNarrow } from './narrow.ts'

export function FoldsWhenNarrow({ children }: { children: ReactNode }) {
  const m = useMessages().conclude
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  if (!narrow) return children
  // Drawn only when it is open, so that it knows how much of it is in sight.
  return (
    <details className="step" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.picture}</summary>
      {open && children}
    </details>
  )
}
