// A long list that is walked by key: one row is current, ticks are kept by the rows' keys, and only what is near is drawn.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useRef, useState } from 'react'

export function useRows<Row>(props: {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** What a row is guessed to measure before it is drawn, in pixels. */
  guess: number
  onOpen: (row: Row) => void
}) {
  const { rows, keyOf } = props
  const box = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const [at, setAt] = useState(0)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => props.guess,
    getItemKey: (index) => {
      const row = rows[index]
      return row ? keyOf(row) : index
    },
    overscan: 8,
  })
  const current = Math.min(at, Math.max(0, rows.length - 1))

  function go(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setAt(next)
    virtual.scrollToIndex(next)
  }

  function toggle(row: Row | undefined) {
    if (!row) return
    const key = keyOf(row)
    setTicked((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return
    const row = rows[current]
    if (event.key === 'ArrowDown') go(current + 1)
    else if (event.key === 'ArrowUp') go(current - 1)
    else if (event.key === 'PageDown') go(current + 10)
    else if (event.key === 'PageUp') go(current - 10)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(rows.length - 1)
    else if (event.key === ' ') toggle(row)
    else if (event.key === 'Enter' && row) props.onOpen(row)
    else return
    event.preventDefault()
  }

  return {
    box,
    virtual,
    current,
    idOf: (index: number) => `${prefix}${index}`,
    setCurrent: setAt,
    onKeyDown,
    ticked,
    toggle,
    tickAll: () => setTicked(new Set(rows.map(keyOf))),
    tickNone: () => setTicked(new Set()),
  }
}
