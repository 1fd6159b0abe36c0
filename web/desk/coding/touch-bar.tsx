// The bar at the thumb: what is chosen, a sentence more or the whole turn, and on to the codes.
import type { Code, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { blockAt } from './by-block.ts'
import { hueStyle } from './look.ts'
import type { Span } from './span.ts'
import { stretch } from './steps.ts'

type Props = {
  codes: readonly Code[]
  recent: readonly string[]
  source: Source
  chosen: Span | null
  /** What the browser's own selection holds, made by a long press. */
  free: Span | null
  hidden: boolean
  onChoose: (span: Span) => void
  onCode: (span: Span) => void
  /** A code used a moment ago, without going to the list. */
  onApply: (code: Code, span: Span) => void
  onDrop: () => void
}

const mostAtHand = 3

export function TouchBar(props: Props) {
  const { source, chosen, free, hidden, onChoose, onCode, onDrop } = props
  const m = useMessages().coding
  const span = free ?? chosen
  if (!span || hidden) return null
  const block = source.blocks[blockAt(source.blocks, span.start)]
  const atHand = props.recent
    .flatMap((id) => props.codes.find((one) => one.id === id && one.retiredAt === null) ?? [])
    .slice(0, mostAtHand)
  return (
    <div className="touch-bar">
      <div className="panel-head">
        <q>{source.text.slice(span.start, span.end)}</q>
        <button type="button" className="plain close" aria-label={m.pick.cancel} onClick={onDrop}>
          ×
        </button>
      </div>
      {atHand.length > 0 && (
        <div className="at-hand">
          {atHand.map((code) => (
            <button
              key={code.id}
              type="button"
              style={hueStyle(code.hue)}
              onClick={() => props.onApply(code, span)}
            >
              <i className="dot" />
              {code.label}
            </button>
          ))}
        </div>
      )}
      <div className="actions">
        {block && !free && (
          <>
            <button
              type="button"
              onClick={() => onChoose(stretch(source.text, block, span, 'end', 'sentence', 1))}
            >
              {m.moreSentence}
            </button>
            <button type="button" onClick={() => onChoose(block)}>
              {m.wholeTurn}
            </button>
          </>
        )}
        <button type="button" className="primary" onClick={() => onCode(span)}>
          {m.pick.choose}
        </button>
      </div>
    </div>
  )
}
