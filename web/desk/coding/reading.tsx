// The reading column: every turn of the source in order, what the pointer does on it, and the map beside it.
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { allot } from '../../../core/coding/lanes.ts'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { BlockRow } from './block-row.tsx'
import { codingsByBlock } from './by-block.ts'
import type { CodeLook } from './look.ts'
import { lastLane } from './margin.tsx'
import { Minimap } from './minimap.tsx'
import { NearProvider, watchRows } from './near.tsx'
import { offsetAt, selectedSpan } from './selection.ts'
import type { Span } from './span.ts'

type Props = {
  column: RefObject<HTMLDivElement | null>
  source: Source
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  chosen: Span | null
  on: string | null
  current: number
  uncodedOnly: boolean
  onSelect: (span: Span) => void
  /** A tap or click on the text: where, with a finger or not, and the codings under it. */
  onPoint: (offset: number, isTouch: boolean, codings: string[]) => void
  onFree: (span: Span | null) => void
}

export function Reading(props: Props) {
  const m = useMessages().coding
  const { source, codings, column, onFree } = props
  const lastLists = useRef<readonly (readonly Coding[])[]>([])
  const pointer = useRef('mouse')
  const hasSelected = useRef(false)
  const [watch, setWatch] = useState<ReturnType<typeof watchRows> | null>(null)

  const lists = useMemo(() => {
    lastLists.current = codingsByBlock(source.blocks, codings, lastLists.current)
    return lastLists.current
  }, [source.blocks, codings])
  const laneOf = useLanes(codings)
  const lanes = Math.min(lastLane, Math.max(0, ...laneOf.values())) + 1

  useEffect(() => {
    if (!column.current) return
    const rows = watchRows(column.current)
    setWatch(rows)
    return rows.stop
  }, [column])

  useEffect(() => {
    // Long-press selection on a phone has no "up" event; it is offered in the bar and otherwise left alone.
    function onSelection() {
      if (pointer.current !== 'touch' || !column.current) return
      onFree(selectedSpan(column.current))
    }
    document.addEventListener('selectionchange', onSelection)
    return () => document.removeEventListener('selectionchange', onSelection)
  }, [column, onFree])

  function press(event: React.PointerEvent) {
    pointer.current = event.pointerType
    hasSelected.current = false
    if (event.pointerType === 'touch') return
    // Dragging may end outside of the column, so the end is heard everywhere.
    addEventListener('pointerup', release, { once: true })
  }

  function release() {
    const span = column.current && selectedSpan(column.current)
    if (!span) return
    hasSelected.current = true
    getSelection()?.removeAllRanges()
    props.onSelect(span)
  }

  function click(event: React.MouseEvent) {
    if (hasSelected.current || !column.current) return
    const isTouch = pointer.current === 'touch'
    if (isTouch && selectedSpan(column.current)) return
    const name = (event.target as Element).closest<HTMLElement>('[data-coding]')?.dataset.coding
    if (name)
      return props.onPoint(codings.find((one) => one.id === name)?.start ?? 0, false, [name])
    const run = (event.target as Element).closest<HTMLElement>('[data-o]')
    const offset = offsetAt(event.clientX, event.clientY)
    if (run && offset !== null)
      props.onPoint(offset, isTouch, run.dataset.c?.split(' ').filter(Boolean) ?? [])
  }

  return (
    <div className="reading">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of this column are the screen's, see screen-keys.ts */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a text to be marked with the pointer, as any text is */}
      <div
        ref={column}
        className="text"
        style={{ '--lanes': lanes } as CSSProperties}
        onPointerDown={press}
        onClick={click}
      >
        <section aria-label={m.text}>
          <NearProvider value={watch?.watch ?? noWatch}>
            {source.blocks.map((block, index) => {
              const own = lists[index] ?? none
              if (props.uncodedOnly && (own.length > 0 || block.asks)) return null
              return (
                <BlockRow
                  key={block.start}
                  index={index}
                  block={block}
                  words={source.text.slice(block.start, block.end)}
                  codings={own}
                  looks={props.looks}
                  laneOf={laneOf}
                  chosen={clip(props.chosen, block)}
                  on={own.some((one) => one.id === props.on) ? props.on : null}
                  isCurrent={index === props.current}
                  isNewQuestion={
                    block.heading !== undefined &&
                    block.heading !== source.blocks[index - 1]?.heading
                  }
                />
              )
            })}
          </NearProvider>
        </section>
      </div>
      <Minimap column={column} length={source.text.length} codings={codings} looks={props.looks} />
    </div>
  )
}

const none: readonly Coding[] = []
const noWatch = () => () => undefined

/** The lanes, as the same map while no stripe has moved, so that rows far from a new coding are not drawn again. */
function useLanes(codings: readonly Coding[]): ReadonlyMap<string, number> {
  const kept = useRef<ReadonlyMap<string, number>>(new Map())
  return useMemo(() => {
    const { laneOf } = allot(codings)
    // Rows look up their own codings only, so an old map may grow but must not shift.
    const shifted = [...laneOf].some(([id, lane]) => (kept.current.get(id) ?? lane) !== lane)
    if (shifted) kept.current = laneOf
    else {
      const grown = kept.current as Map<string, number>
      for (const [id, lane] of laneOf) grown.set(id, lane)
    }
    return kept.current
  }, [codings])
}

const clips = new WeakMap<Span, Map<number, Span>>()

/** The same object for the same part, so that a memoised row is left alone. */
function clip(span: Span | null, block: Span): Span | null {
  if (!span || span.end <= block.start || span.start >= block.end) return null
  const known = clips.get(span) ?? new Map<number, Span>()
  clips.set(span, known)
  const part = known.get(block.start) ?? {
    start: Math.max(span.start, block.start),
    end: Math.min(span.end, block.end),
  }
  known.set(block.start, part)
  return part
}
