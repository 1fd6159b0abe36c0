// Where the cursor goes once what was asked for has been drawn: the words of an item, a pane, or the place of a problem.
import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** `words`, a pane's name, or `at:` and a place. */
export function useReach(root: RefObject<HTMLElement | null>): (wanted: string) => void {
  const wanted = useRef<string | null>(null)
  // Every drawing is a chance: the place may have had to be opened first.
  useEffect(() => {
    if (wanted.current === null || !root.current) return
    const target = find(root.current, wanted.current)
    wanted.current = null
    if (!target) return
    for (let up = target.parentElement; up; up = up.parentElement)
      if (up instanceof HTMLDetailsElement) up.open = true
    target.focus()
    target.scrollIntoView({ block: 'nearest' })
  })
  return useCallback((next) => {
    wanted.current = next
  }, [])
}

function find(root: HTMLElement, wanted: string): HTMLElement | null {
  if (wanted === 'words') return root.querySelector('.build-edit .editor-main textarea')
  if (!wanted.startsWith('at:')) {
    const pane = root.querySelector<HTMLElement>(`[data-pane-of="${wanted}"]`)
    return pane?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]') ?? pane
  }
  const edit = root.querySelector<HTMLElement>('.build-edit')
  // The nearest field there is: the whole question when its part has no field of its own.
  for (let at = wanted.slice(3); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const fields = [...(edit?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
    const found =
      fields.find((field) => field.dataset.at === at) ??
      fields.find((field) => field.dataset.at?.startsWith(`${at}.`))
    if (found) return found
  }
  return edit
}
