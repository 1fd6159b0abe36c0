// A draft that keeps itself: a moment after each change, and at once when the page goes out of sight.
import { useEffect, useRef, useState } from 'react'
import { type Draft, keepDraft } from './keep.ts'

const settleMs = 400

/** The draft as it is now, and when it was last kept; null while something is not kept yet. */
export function useKept(begun: Draft): {
  draft: Draft
  change: (part: Partial<Draft>) => void
  keptAt: string | null
} {
  const [draft, setDraft] = useState(begun)
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const latest = useRef(draft)
  const isKept = useRef(false)

  useEffect(() => {
    latest.current = draft
    isKept.current = false
    setKeptAt(null)
    const keep = async () => {
      if (isKept.current) return
      isKept.current = true
      const now = new Date().toISOString()
      try {
        await keepDraft({ ...latest.current, keptAt: now })
        setKeptAt(now)
      } catch {
        // No room, or a private window: the screen goes on saying that it is not kept.
        isKept.current = false
      }
    }
    const timer = setTimeout(keep, settleMs)
    document.addEventListener('visibilitychange', keep)
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', keep)
      removeEventListener('pagehide', keep)
    }
  }, [draft])

  return { draft, change: (part) => setDraft((before) => ({ ...before, ...part })), keptAt }
}
