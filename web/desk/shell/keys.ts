// Keys that work anywhere on a screen, unless somebody is writing.
import { useEffect, useRef } from 'react'

/** `useKey('ctrl+k', open)`: Ctrl or Command with a letter works everywhere. */
export function useKey(combination: string, act: (event: KeyboardEvent) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (combinationOf(event) !== combination || event.defaultPrevented) return
      event.preventDefault()
      latest.current(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [combination])
}

/** Ctrl and Command are one key to us: `ctrl+shift+z`. */
export function combinationOf(
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'key'>,
): string {
  const held = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    // Shift makes "?" out of "/" by itself; with letters and named keys it is a key of its own.
    event.shiftKey && /^(?:\p{L}|.{2,})$/u.test(event.key) ? 'shift' : '',
  ]
  return [...held.filter(Boolean), event.key.toLowerCase()].join('+')
}

/** True where letters are text: then single-letter keys are left alone. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog[open]') !== null)
  )
}
