// Single letters that act while nobody is writing, for those who have not switched letter keys off.
import { useEffect, useRef } from 'react'
import { hasLetterKeys } from '../coding/letter-keys.ts'
import { combinationOf, isWriting } from '../shell/keys.ts'

export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || isWriting(event.target) || !hasLetterKeys()) return
      const act = latest.current[combinationOf(event)]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
