// Whether the window is too narrow for a grid of cells.
import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 720px)')

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

/** How wide a curve is drawn: whole on a narrow window, at the size of its words, instead of scrolled or shrunk. */
export function useCurveWidth(wide = 880): number {
  return useNarrow() ? 324 : wide
}
