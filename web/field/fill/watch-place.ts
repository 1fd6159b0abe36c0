// Watches where the phone is: each fix is told, the best one kept, until somebody is content with it.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fix } from './place.ts'
import { useScene } from './scene.ts'

export type Watched = {
  state: 'idle' | 'looking' | 'denied' | 'unavailable'
  /** The most exact fix since the watch began. */
  best: Fix | null
  /** The newest one. */
  last: Fix | null
}

/** Patience of the phone's own search, after which it says that it found nothing. */
export const patienceMs = 60_000
const idle: Watched = { state: 'idle', best: null, last: null }

export function useWatchedPlace(onFix?: (fix: Fix) => void) {
  const [watched, setWatched] = useState(idle)
  const { heardFix } = useScene()
  const watch = useRef<number | null>(null)
  const heard = useRef(onFix)
  heard.current = onFix

  const stop = useCallback(() => {
    if (watch.current !== null) navigator.geolocation.clearWatch(watch.current)
    watch.current = null
    setWatched(idle)
  }, [])
  const start = useCallback(() => {
    if (watch.current !== null) return
    setWatched({ ...idle, state: 'looking' })
    watch.current = navigator.geolocation.watchPosition(
      ({ coords: { latitude, longitude, altitude, accuracy }, timestamp }) => {
        heardFix(Math.round(Date.now() - timestamp))
        const fix: Fix = { latitude, longitude, altitude, accuracy }
        setWatched(({ best }) => ({
          state: 'looking',
          best: best && (best.accuracy ?? 0) <= accuracy ? best : fix,
          last: fix,
        }))
        heard.current?.(fix)
      },
      (error) => {
        // A search that found nothing in its time goes on by itself; only a refusal ends it.
        const isDenied = error.code === error.PERMISSION_DENIED
        setWatched((now) => ({ ...now, state: isDenied ? 'denied' : 'unavailable' }))
        if (isDenied && watch.current !== null) {
          navigator.geolocation.clearWatch(watch.current)
          watch.current = null
        }
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: patienceMs },
    )
  }, [heardFix])
  useEffect(() => stop, [stop])
  return { ...watched, isWatching: watch.current !== null, start, stop }
}
