// One leaf of the text: its turns with their codings while it is near the window, its bare text while it is not, so that the
// browser's own search, a screen reader and a printer still find every word.
import { memo, useMemo, useRef } from 'react'
import type { Block, Coding, Source } from '../../../core/wire/coding.ts'
import { BlockRow } from './block-row.tsx'
import type { Leaf } from './leaves.ts'
import type { CodeLook } from './look.ts'
import { useNear } from './near.tsx'
import type { Span } from './span.ts'

type Props = {
  leaf: Leaf
  source: Source
  /** The codings of every block of the source; a block's list stays the same array while nothing changes in it. */
  lists: readonly (readonly Coding[])[]
  looks: ReadonlyMap<string, CodeLook>
  laneOf: ReadonlyMap<string, number>
  /** The part of the passage being chosen that lies here. */
  chosen: Span | null
  /** The coding one is looking at, when it is here. */
  on: string | null
  /** The block one is at, when it is here; -1 otherwise. */
  current: number
  /** The blocks to show; null shows all. */
  only: ReadonlySet<number> | null
  isPrinted: boolean
  /** Turns that were drawn for a round of the reader's own. */
  drawn: ReadonlySet<number>
  mayResize: boolean
}

export const LeafRows = memo(function LeafRows(props: Props) {
  const { leaf, source, only } = props
  const box = useRef<HTMLDivElement>(null)
  const isNear = useNear(box, leaf.from === 0)
  const indices = useMemo(
    () => range(leaf.from, leaf.to).filter((index) => only === null || only.has(index)),
    [leaf, only],
  )
  if (indices.length === 0) return null
  const isDrawn = isNear || props.isPrinted || props.current !== -1 || props.chosen !== null
  const words = (block: Block) => source.text.slice(block.start, block.end)
  return (
    <div ref={box} className="leaf">
      {isDrawn ? (
        indices.map((index) => {
          const block = source.blocks[index]
          const codings = props.lists[index] ?? none
          return (
            block && (
              <BlockRow
                key={block.start}
                index={index}
                block={block}
                words={words(block)}
                codings={codings}
                looks={props.looks}
                laneOf={props.laneOf}
                chosen={clip(props.chosen, block)}
                on={codings.some((one) => one.id === props.on) ? props.on : null}
                isCurrent={index === props.current}
                isDrawn={props.drawn.has(index)}
                mayResize={props.mayResize}
                isNewQuestion={
                  block.heading !== undefined && block.heading !== source.blocks[index - 1]?.heading
                }
              />
            )
          )
        })
      ) : only === null ? (
        <p className="far" data-o={leaf.start}>
          {source.text.slice(leaf.start, leaf.end)}
        </p>
      ) : (
        <p className="far">
          {indices.map((index) => source.blocks[index] && words(source.blocks[index])).join('\n')}
        </p>
      )}
    </div>
  )
}, isSame)

function isSame(before: Props, next: Props): boolean {
  const { lists: was, ...rest } = before
  for (const key of Object.keys(rest) as (keyof typeof rest)[])
    if (!Object.is(before[key], next[key])) return false
  for (let index = next.leaf.from; index < next.leaf.to; index += 1)
    if (was[index] !== next.lists[index]) return false
  return true
}

const none: readonly Coding[] = []

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

const clips = new WeakMap<Span, Map<number, Span>>()

/** The same object for the same part, so that what is memoised is left alone. */
export function clip(span: Span | null, within: Span): Span | null {
  if (!span || span.end <= within.start || span.start >= within.end) return null
  const known = clips.get(span) ?? new Map<number, Span>()
  clips.set(span, known)
  const start = Math.max(span.start, within.start)
  const end = Math.min(span.end, within.end)
  // A leaf and its first block begin together, but seldom end together.
  const key = start * 2 + Number(end === span.end)
  const part = known.get(key)
  if (part && part.end === end) return part
  const fresh = { start, end }
  known.set(key, fresh)
  return fresh
}
