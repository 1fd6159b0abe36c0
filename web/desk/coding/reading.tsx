// The reading column: the text leaf by leaf, what the pointer does on it, and the map beside it.
import {
  type CSSProperties,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { allot } from '../../../core/coding/lanes.ts'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { codeInHand } from './book-list.tsx'
import { codingsByBlock } from './by-block.ts'
import { clip, LeafRows } from './leaf-rows.tsx'
import { type Leaf, leavesOf } from './leaves.ts'
import type { CodeLook } from './look.ts'
import { lastLane } from './margin.tsx'
import { Minimap } from './minimap.tsx'
import { NearProvider, usePrinted, watchLeaves } from './near.tsx'
import { offsetAt, selectedSpan } from './selection.ts'
import type { Span } from './span.ts'
import { useGrip } from './use-grip.ts'

export type Aim = { block: number; withFocus: boolean }

type Props = {
  column: RefObject<HTMLDivElement | null>
  source: Source
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  chosen: Span | null
  on: string | null
  current: number
  /** The blocks to show; null shows all. */
  only: ReadonlySet<number> | null
  /** The block to bring into sight, each time another object is given. */
  aim: Aim | null
  onSelect: (span: Span) => void
  /** A tap or click on the text: where, with a finger or not, and the codings under it. */
  onPoint: (offset: number, isTouch: boolean, codings: string[]) => void
  onFree: (span: Span | null) => void
  /** Turns that were drawn for a round of the reader's own. */
  drawn: ReadonlySet<number>
  mayCode: boolean
  onResize: (coding: Coding, span: Span) => void
  /** A code let go of over the text. */
  onDropCode: (code: string, offset: number) => void
}

export function Reading(props: Props) {
  const m = useMessages().coding
  const { source, codings, column, aim, onFree } = props
  const lastLists = useRef<readonly (readonly Coding[])[]>([])
  const pointer = useRef('mouse')
  const hasSelected = useRef(false)
  const [watch, setWatch] = useState<ReturnType<typeof watchLeaves> | null>(null)

  const lists = useMemo(() => {
    lastLists.current = codingsByBlock(source.blocks, codings, lastLists.current)
    return lastLists.current
  }, [source.blocks, codings])
  const laneOf = useLanes(codings)
  const leaves = useMemo(() => leavesOf(source.blocks), [source.blocks])
  // The first words do not wait until a hundred thousand others have been laid out: the rest comes right after them.
  const there = useDeferredValue(
    leaves,
    useMemo(() => leaves.slice(0, firstLeaves), [leaves]),
  )
  const isPrinted = usePrinted()
  const lanes = Math.min(lastLane, Math.max(0, ...laneOf.values())) + 1

  const grip = useGrip(source, codings, props.onResize)
  const chosen = grip.preview ?? props.chosen

  useEffect(() => {
    if (!column.current) return
    const leaves = watchLeaves(column.current)
    setWatch(leaves)
    return leaves.stop
  }, [column])

  // The leaf that holds the block is drawn in the same step as the wish to see it, once the text is there as a whole.
  const reached = useRef<Aim | null>(null)
  useLayoutEffect(() => {
    if (!aim || reached.current === aim || there !== leaves) return
    reached.current = aim
    const row = column.current?.querySelector<HTMLElement>(`[data-block="${aim.block}"]`)
    row?.scrollIntoView({ block: 'nearest' })
    if (aim.withFocus) row?.focus({ preventScroll: true })
  }, [aim, column, there, leaves])

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
    hasSelected.current = grip.press(event)
    if (hasSelected.current) return
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
        onDragOver={(event) => {
          if (props.mayCode && event.dataTransfer.types.includes(codeInHand)) event.preventDefault()
        }}
        onDrop={(event) => {
          event.preventDefault()
          const code = event.dataTransfer.getData(codeInHand)
          const offset = offsetAt(event.clientX, event.clientY)
          if (code && offset !== null) props.onDropCode(code, offset)
        }}
      >
        <section aria-label={m.text}>
          <NearProvider value={watch?.watch ?? noWatch}>
            {there.map((leaf) => {
              const { from, to } = leaf
              const isHere = props.current >= from && props.current < to
              return (
                <LeafRows
                  key={leaf.start}
                  leaf={leaf}
                  source={source}
                  lists={lists}
                  looks={props.looks}
                  laneOf={laneOf}
                  chosen={clip(chosen, leaf)}
                  on={isOn(lists, leaf, props.on) ? props.on : null}
                  current={isHere ? props.current : -1}
                  only={props.only}
                  isPrinted={isPrinted}
                  drawn={props.drawn}
                  mayResize={props.mayCode}
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

/** More than a window shows. */
const firstLeaves = 3

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

function isOn(lists: readonly (readonly Coding[])[], leaf: Leaf, on: string | null): boolean {
  if (on === null) return false
  for (let index = leaf.from; index < leaf.to; index += 1)
    if (lists[index]?.some((one) => one.id === on)) return true
  return false
}
