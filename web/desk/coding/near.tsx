// Which leaves are near the window: only they draw their turns; the others are their plain text.
import { createContext, type RefObject, useContext, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

type Watch = (leaf: Element, near: (isNear: boolean) => void) => () => void

const Watching = createContext<Watch>(() => () => undefined)
export const NearProvider = Watching.Provider

/** One observer for all leaves of a scrolling column; a leaf is near when it is within a window's height or so. */
export function watchLeaves(root: Element): { watch: Watch; stop: () => void } {
  const heard = new Map<Element, (isNear: boolean) => void>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) heard.get(entry.target)?.(entry.isIntersecting)
    },
    { root, rootMargin: '1000px 0px' },
  )
  return {
    watch: (leaf, near) => {
      heard.set(leaf, near)
      observer.observe(leaf)
      return () => {
        heard.delete(leaf)
        observer.unobserve(leaf)
      }
    },
    stop: () => observer.disconnect(),
  }
}

export function useNear(leaf: RefObject<Element | null>, atFirst: boolean): boolean {
  const watch = useContext(Watching)
  const [isNear, setNear] = useState(atFirst)
  useEffect(() => (leaf.current ? watch(leaf.current, setNear) : undefined), [leaf, watch])
  return isNear
}

/** True while the page is being printed, when everything is near. */
export function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false)
  useEffect(() => {
    // The browser takes the page as it is when these have been heard.
    const begin = () => flushSync(() => setPrinted(true))
    const end = () => setPrinted(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinted
}
