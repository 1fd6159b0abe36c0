// How strongly a passage speaks for its code, and what its coder remarked: set by them, read by whoever sees the coding.
import { useEffect, useState } from 'react'
import type { Coding } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import type { CodingEdited } from './use-codings.ts'

type Props = {
  coding: Coding
  mayEdit: boolean
  onEdit: (edited: CodingEdited) => void
  /** Done with the keyboard: back to the text. */
  onLeave: () => void
}

export function Remarks({ coding, mayEdit, onEdit, onLeave }: Props) {
  const m = useMessages().coding.passage
  const [note, setNote] = useState(coding.note)
  // Undo, another tab or the server may have said otherwise.
  useEffect(() => setNote(coding.note), [coding.note])
  if (!mayEdit)
    return (
      <>
        {coding.weight !== null && <p className="quiet">{m.weightIs(coding.weight)}</p>}
        {coding.note !== '' && <p className="said">{coding.note}</p>}
      </>
    )
  return (
    <details
      className="coding-remarks"
      open={coding.weight !== null || coding.note !== '' || undefined}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && event.target instanceof HTMLInputElement
        if (event.key !== 'Escape' && !isDone) return
        event.preventDefault()
        onLeave()
      }}
    >
      <summary>{m.remarks}</summary>
      <label>
        {m.weight}
        <input
          type="number"
          min={0}
          max={100}
          step={1}
          inputMode="numeric"
          value={coding.weight ?? ''}
          onChange={(event) => {
            const { value, valueAsNumber } = event.target
            if (value === '') onEdit({ weight: null })
            else if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= 100)
              onEdit({ weight: valueAsNumber })
          }}
        />
      </label>
      <label>
        {m.note}
        <textarea
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => onEdit({ note: note.trim() })}
        />
      </label>
    </details>
  )
}

/** By key: to the weight of the coding that is looked at in the panel. */
export function openRemarks(panel: HTMLElement | null): void {
  const fold = panel?.querySelector<HTMLDetailsElement>('[aria-current] .coding-remarks')
  if (!fold) return
  fold.open = true
  fold.querySelector('input')?.focus()
}
