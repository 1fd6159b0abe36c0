// Hits in lines with the word in the middle: what stands before it ends there, what stands after it begins there.
import type { WordHit } from '../../../core/wire/search.ts'
import { clock } from '../../kit/format.ts'
import { useFind } from './messages.ts'
import type { useRows } from './use-rows.ts'

export function Lines(props: {
  hits: readonly WordHit[]
  rows: ReturnType<typeof useRows<WordHit>>
  /** A turn has no word of its own: it is shown from its beginning. */
  isTurns: boolean
  onOpen: (hit: WordHit) => void
}) {
  const m = useFind().search
  const { box, virtual, current, idOf, setCurrent, onKeyDown, ticked, toggle } = props.rows
  return (
    <div
      ref={box}
      className="lines"
      data-turns={props.isTurns || undefined}
      role="listbox"
      aria-label={m.lines}
      aria-multiselectable="true"
      aria-activedescendant={props.hits.length > 0 ? idOf(current) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const hit = props.hits[item.index]
          if (!hit) return null
          return (
            <div
              key={item.key}
              id={idOf(item.index)}
              ref={virtual.measureElement}
              data-index={item.index}
              className="line"
              role="option"
              tabIndex={-1}
              aria-selected={ticked.has(hitKey(hit))}
              aria-setsize={props.hits.length}
              aria-posinset={item.index + 1}
              data-current={item.index === current || undefined}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                setCurrent(item.index)
                // The title is a way to the text for the mouse, as Enter is for the keyboard.
                const isTitle =
                  event.target instanceof Element && event.target.closest('.line-open')
                if (isTitle) props.onOpen(hit)
                else toggle(hit)
              }}
              onKeyDown={() => undefined}
            >
              <span className="line-tick" aria-hidden="true" />
              <span className="line-where">
                <span className="line-open">{hit.source.title}</span>
                <small>
                  {[hit.speaker ?? hit.participant, hit.timeMs === null ? null : clock(hit.timeMs)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <span className="line-words">
                <span className="line-before">
                  <span>{oneLine(hit.before)}</span>
                </span>
                <span className="line-after">
                  <mark>{oneLine(hit.quote)}</mark>
                  {oneLine(hit.after)}
                </span>
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

export function hitKey(hit: WordHit): string {
  return `${hit.source.id} ${hit.start}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
