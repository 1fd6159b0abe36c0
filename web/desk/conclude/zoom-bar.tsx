// Nearer, farther, and all of it.
import { useMessages } from '../shell/language.tsx'

const factor = 1.35
const bounds = { least: 0.2, most: 2.5 }

export function ZoomBar(props: {
  /** Null while all of it is made to fit. */
  scale: number | null
  /** The scale at which it fits. */
  natural: number
  onScale: (scale: number | null) => void
}) {
  const m = useMessages().conclude.network.zoom
  const now = props.scale ?? props.natural
  const to = (scale: number) => props.onScale(Math.min(bounds.most, Math.max(bounds.least, scale)))
  return (
    <p className="zoom" data-not-drawn>
      <button type="button" aria-label={m.out} onClick={() => to(now / factor)}>
        −
      </button>
      <button type="button" aria-label={m.in} onClick={() => to(now * factor)}>
        +
      </button>
      <button type="button" disabled={props.scale === null} onClick={() => props.onScale(null)}>
        {m.fit}
      </button>
    </p>
  )
}
