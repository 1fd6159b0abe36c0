// Which rows are near the window: only they draw their codings; the others are their plain text.
import { createContext, type RefObject, useContext, useEffect, useState } from 'react'

type Watch = (row: Element, near: (isNear: boolean) => void) => () => void

const Watching = createContext<Watch>(() => () => undefined)
export const NearProvider = Watching.Provider

/** One observer for all rows of a scrolling column; a row is near when it is within a window's height or so. */
export function watchRows(root: Element): { watch: Watch; stop: () => void } {
  const heard = new Map<Element, (isNear: boolean) => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) heard.get(entry.target)?.(entry.isIntersecting)
    },
    { root, rootMargin: '1000px 0px' },
  )
  return {
    watch: (row, near) => {
      heard.set(row, near)
      observer.observe(row)
      return () => {
        heard.delete(row)
        observer.unobserve(row)
      }
    },
    stop: () => observer.disconnect(),
  }
}

export function useNear(row: RefObject<Element | null>, atFirst: boolean): boolean {
  const watch = useContext(Watching)
  const [isNear, setNear] = useState(atFirst)
  useEffect(() => (row.current ? watch(row.current, setNear) : undefined), [row, watch])
  return isNear
}
