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
