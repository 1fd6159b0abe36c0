// A part of an editor that can be folded away; it opens by itself where there is something in it, and is drawn only then.
import { type ReactNode, useState } from 'react'

export function Section(props: {
  title: string
  /** What is in it, said beside the title while it is folded. */
  summary?: string | undefined
  isOpen: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(props.isOpen)
  return (
    <details className="part" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{props.title}</h3>
        {!open && props.summary && <span className="quiet part-summary">{props.summary}</span>}
      </summary>
      {open && <div className="part-inside">{props.children}</div>}
    </details>
  )
}
