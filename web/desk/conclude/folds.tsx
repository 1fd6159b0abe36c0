// What is opened by a tap on a narrow window, so that what can be read at once comes first.
import { type ReactNode, useState } from 'react'
import { useNarrow } from './narrow.ts'

export function FoldsWhenNarrow({ label, children }: { label: string; children: ReactNode }) {
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  if (!narrow) return children
  // Drawn only when it is open, so that it knows how much of it is in sight.
  return (
    <details className="step" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && children}
    </details>
  )
}
