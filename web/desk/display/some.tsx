// A long table begins with what comes first; its data leave whole. Thousands of rows would keep a display from standing at once.
import { useState } from 'react'
import { useDisplayWords } from './messages.ts'

const step = 200

export function useSome<Row>(rows: readonly Row[]): {
  some: readonly Row[]
  more: React.ReactNode
} {
  const m = useDisplayWords().passages
  const [shown, setShown] = useState(step)
  const rest = rows.length - shown
  return {
    some: rest > 0 ? rows.slice(0, shown) : rows,
    more: rest > 0 && (
      <p data-not-drawn>
        <button type="button" onClick={() => setShown(shown + 5 * step)}>
          {m.more(rest)}
        </button>
      </p>
    ),
  }
}
