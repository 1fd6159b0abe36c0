// One player over all recordings of a talk: it knows only the clock of the talk, and goes from file to file by itself.
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { clockAt, heardAt } from '../../../core/talk/heard.ts'
import type { Span } from '../../../core/wire/response.ts'

export type Track = { url: string; isFilm: boolean; spans: Span[] }

export const rates = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5, 1.75, 2]

export type Player = {
  element: RefObject<HTMLMediaElement | null>
  track: Track | null
  clockMs: number
  /** Where the clock ends. */
  wholeMs: number
  isPlaying: boolean
  isBroken: boolean
  rate: number
  /** Goes to a moment of the clock, and plays on from there unless told otherwise. */
  go: (clockMs: number, andPlay?: boolean) => void
  skip: (byMs: number) => void
  toggle: () => void
  setRate: (rate: number) => void
  /** What the element tells. */
  heard: {
    onLoadedMetadata: () => void
    onTimeUpdate: () => void
    onPlay: () => void
    onPause: () => void
    onEnded: () => void
    onError: () => void
  }
}

type Wish = { fileMs: number; andPlay: boolean }

export function usePlayer(tracks: readonly Track[]): Player {
  const element = useRef<HTMLMediaElement>(null)
  const wish = useRef<Wish | null>(null)
  const [at, setAt] = useState(0)
  const [clockMs, setClock] = useState(() => tracks[0]?.spans[0]?.[0] ?? 0)
  const [isPlaying, setPlaying] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const [rate, setRate] = useState(1)
  const track = tracks[at] ?? null
  const last = tracks.at(-1)?.spans.at(-1)
  const wholeMs = last ? wholeOf(last, element.current?.duration ?? Number.NaN, tracks) : 0

  useEffect(() => {
    if (element.current) element.current.playbackRate = rate
  }, [rate])

  /** Once the element knows its file: before that it can go nowhere. */
  const fulfil = useCallback(() => {
    const { current } = element
    const wanted = wish.current
    if (!current || !wanted || current.readyState === 0) return
    wish.current = null
    current.currentTime = wanted.fileMs / 1_000
    // A browser may want a click on the page first: the button is there.
    if (wanted.andPlay) void current.play().catch(() => {})
  }, [])

  const go = useCallback(
    (toMs: number, andPlay = true) => {
      const found = heardAt(tracks, Math.max(toMs, 0))
      if (!found) return
      wish.current = { fileMs: found.fileMs, andPlay }
      setClock(clockAt(found.recording, found.fileMs))
      const index = tracks.indexOf(found.recording)
      // Another file is another element: it fulfils the wish when it is there.
      if (index !== at) setAt(index)
      else fulfil()
    },
    [at, fulfil, tracks],
  )

  const now = useCallback(() => {
    const { current } = element
    return track && current ? clockAt(track, current.currentTime * 1_000) : clockMs
  }, [clockMs, track])

  const toggle = useCallback(() => {
    const { current } = element
    if (!current) return
    if (current.paused) void current.play().catch(() => {})
    else current.pause()
  }, [])

  const skip = useCallback(
    (byMs: number) => {
      const begin = tracks[0]?.spans[0]?.[0] ?? 0
      go(Math.max(now() + byMs, begin), element.current?.paused === false)
    },
    [go, now, tracks],
  )

  const heard = useMemo(
    (): Player['heard'] => ({
      onLoadedMetadata: () => {
        setBroken(false)
        if (element.current) element.current.playbackRate = rate
        fulfil()
      },
      onTimeUpdate: () => {
        if (wish.current === null && element.current && track)
          setClock(clockAt(track, element.current.currentTime * 1_000))
      },
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onEnded: () => {
        setPlaying(false)
        const next = tracks[at + 1]
        if (!next) return
        wish.current = { fileMs: 0, andPlay: true }
        setAt(at + 1)
      },
      onError: () => setBroken(true),
    }),
    [at, fulfil, rate, track, tracks],
  )

  return {
    element,
    track,
    clockMs,
    wholeMs,
    isPlaying,
    isBroken,
    rate,
    go,
    skip,
    toggle,
    setRate,
    heard,
  }
}

/** A length that nobody could tell when the file was attached is told by the player, once it knows. */
function wholeOf([from, forMs]: Span, seconds: number, tracks: readonly Track[]): number {
  const isKnown = tracks.length === 1 && Number.isFinite(seconds)
  return from + (isKnown ? Math.min(forMs, seconds * 1_000) : forMs)
}
