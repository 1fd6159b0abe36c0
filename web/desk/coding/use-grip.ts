// The handles at both ends of the coding one looks at: dragged with a mouse or a finger, they move its edges word by word.
import { useRef, useState } from 'react'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { draggedTo } from './resize.ts'
import { offsetAt } from './selection.ts'
import type { Span } from './span.ts'

export function useGrip(
  source: Source,
  codings: readonly Coding[],
  onResize: (coding: Coding, span: Span) => void,
) {
  const [preview, setPreview] = useState<Span | null>(null)
  const latest = useRef<Span | null>(null)

  /** True when it was a handle that was pressed. */
  function press(event: React.PointerEvent): boolean {
    const grip = (event.target as Element).closest<HTMLElement>('[data-grip]')
    const coding = codings.find((one) => one.id === grip?.dataset.of)
    if (!grip || !coding) return false
    event.preventDefault()
    const edge = grip.dataset.grip === 'start' ? 'start' : 'end'
    const move = (at: PointerEvent) => {
      const offset = offsetAt(at.clientX, at.clientY)
      if (offset === null) return
      latest.current = draggedTo(source, coding, edge, offset)
      setPreview(latest.current)
    }
    const end = (at: PointerEvent) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
      const span = latest.current
      latest.current = null
      setPreview(null)
      if (at.type === 'pointerup' && span) onResize(coding, span)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
    return true
  }

  return { preview, press }
}
