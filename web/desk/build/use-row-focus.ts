// Where the cursor goes once a list of rows is drawn anew. In the same drawing, not with the next picture: whoever types on
// would write into the row before, or press the button that added the row.
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

/** Gives the way to ask for a row by its number, which stands in `attribute` of its field. */
export function useRowFocus(
  list: RefObject<HTMLElement | null>,
  attribute: string,
): (index: number) => void {
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelector<HTMLElement>(`[${attribute}="${wanted.current}"]`)?.focus()
    wanted.current = null
  })
  return useCallback((index) => {
    wanted.current = index
  }, [])
}
