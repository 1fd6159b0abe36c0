// A long list of which only what is near is drawn: ticks are kept by the rows' keys, and whoever comes back to the same list
// finds it where they left it.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

type Left = { offset: number; at: number; ticked: ReadonlySet<string> }

/** Where lists were left, by what they were lists of; gone with the page. */
const leftAt = new Map<string, Left>()

export function useRows<Row>(props: {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** What a row is guessed to measure before it is drawn, in pixels. */
  guess: number
  onOpen: (row: Row) => void
  /** What it is a list of. */
  place: string
}) {
  const { rows, keyOf, place } = props
  const box = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const [left] = useState(() => leftAt.get(place))
  const [at, setAt] = useState(left?.at ?? 0)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(left?.ticked ?? new Set())
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => props.guess,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
    initialOffset: left?.offset ?? 0,
    overscan: 8,
  })
  const current = Math.min(at, Math.max(0, rows.length - 1))

  const now = useRef<Left>({ offset: 0, at: 0, ticked })
  now.current = { offset: virtual.scrollOffset ?? 0, at: current, ticked }
  useEffect(() => () => void leftAt.set(place, now.current), [place])

  function go(index: number): number {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setAt(next)
    virtual.scrollToIndex(next)
    return next
  }

  function tick(keys: readonly string[], isOn: boolean) {
    setTicked((before) => {
      const next = new Set(before)
      for (const key of keys)
        if (isOn) next.add(key)
        else next.delete(key)
      return next
    })
  }

  function toggle(row: Row | undefined) {
    if (row !== undefined) tick([keyOf(row)], !ticked.has(keyOf(row)))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    const row = rows[current]
    const step = stepOf(event.key)
    if (step !== null) go(current + step)
    else if (event.key === ' ') toggle(row)
    else if (event.key === 'Enter' && row !== undefined) props.onOpen(row)
    else return
    event.preventDefault()
  }

  return {
    box,
    virtual,
    current,
    go,
    idOf: (index: number) => `${prefix}${index}`,
    setCurrent: setAt,
    onKeyDown,
    ticked,
    tick,
    toggle,
    tickAll: () => tick(rows.map(keyOf), true),
    tickNone: () => setTicked(new Set()),
  }
}

/** How far a key goes; null for one that goes nowhere. */
export function stepOf(key: string): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  return steps[key] ?? null
}
