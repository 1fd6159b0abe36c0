// Where the cursor goes once what was asked for has been drawn: the words of an item, a pane, or the place of a problem.
import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** `words`, a pane's name, or `at:` and a place. */
export function useReach(root: RefObject<HTMLElement | null>): (wanted: string) => void {
  const wanted = useRef<string | null>(null)
  // Every drawing is a chance: the place may have had to be opened first.
  useEffect(() => {
    const { current } = root
    if (wanted.current === null || !current) return
    const asked = wanted.current
    wanted.current = null
    if (asked.startsWith('at:') && !fieldAt(current, asked.slice(3))) {
      // A part that is folded away is drawn when it opens, which is a moment later.
      for (const part of current.querySelectorAll<HTMLDetailsElement>('.build-edit details'))
        part.open = true
      requestAnimationFrame(() => requestAnimationFrame(() => goTo(find(current, asked))))
    } else goTo(find(current, asked))
  })
  return useCallback((next) => {
    wanted.current = next
  }, [])
}

function goTo(target: HTMLElement | null): void {
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}

function find(root: HTMLElement, wanted: string): HTMLElement | null {
  if (wanted === 'words') return root.querySelector('.build-edit .editor-main textarea')
  if (!wanted.startsWith('at:')) {
    const pane = root.querySelector<HTMLElement>(`[data-pane-of="${wanted}"]`)
    return pane?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]') ?? pane
  }
  // The nearest field there is: the whole question when its part has no field of its own.
  for (let at = wanted.slice(3); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = fieldAt(root, at)
    if (found) return found
  }
  return root.querySelector('.build-edit')
}

function fieldAt(root: HTMLElement, at: string): HTMLElement | null {
  const fields = [...root.querySelectorAll<HTMLElement>('.build-edit [data-at]')]
  return (
    fields.find((field) => field.dataset.at === at) ??
    fields.find((field) => field.dataset.at?.startsWith(`${at}.`)) ??
    null
  )
}
