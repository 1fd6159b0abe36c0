// One factor of the network's picture. One of them is a tab stop; the arrow keys go to the next, with Shift they move it, Enter narrows to it.
import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import type { Point } from './labels.ts'
import type { Box } from './place.ts'
import { linesOf } from './wrap.ts'

const steps: Record<string, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}
/** Units of the picture that Shift and an arrow key move by. */
const keyStep = 16
/** A pointer that goes less far than this has pressed, not dragged. */
const still = 3

type Props = {
  box: Box
  code: Code | undefined
  /** The code above it, where there is one. */
  branch: string
  isOutcome: boolean
  isSmall: boolean
  isReached: boolean
  isLit: boolean
  onReach: (id: string | null) => void
  onStep: (id: string, step: Point) => void
  onChoose: (id: string) => void
  onMove: ((id: string, to: Point, isDone: boolean, from: Point) => void) | null
}

export const Node = memo(function Node(props: Props) {
  const m = useMessages().conclude.network
  const { box, code, onMove } = props
  const grip = useRef<{ pointer: Point; from: Point; moved: boolean } | null>(null)

  function scaled(event: PointerEvent<SVGGElement>): Point {
    const drawing = event.currentTarget.ownerSVGElement
    const scale = drawing ? drawing.viewBox.baseVal.width / drawing.clientWidth : 1
    return { x: event.clientX * scale, y: event.clientY * scale }
  }
  function drag(event: PointerEvent<SVGGElement>, isDone: boolean) {
    if (!grip.current) return
    const { pointer, from } = grip.current
    const now = scaled(event)
    const by = { x: now.x - pointer.x, y: now.y - pointer.y }
    if (Math.hypot(by.x, by.y) > still) grip.current.moved = true
    const { moved } = grip.current
    if (isDone) grip.current = null
    if (moved) onMove?.(box.id, inside({ x: from.x + by.x, y: from.y + by.y }), isDone, from)
    else if (isDone) props.onChoose(box.id)
  }
  function byKey(event: KeyboardEvent) {
    const step = steps[event.key]
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(box.id)
    else if (!step) return
    else if (!event.shiftKey) props.onStep(box.id, step)
    else
      onMove?.(
        box.id,
        inside({ x: box.x + step.x * keyStep, y: box.y + step.y * keyStep }),
        true,
        box,
      )
    event.preventDefault()
  }
  const label = code?.label ?? '…'
  const lines = linesOf(label, props.isSmall ? 18 : 20, props.isSmall ? 1 : 2)
  const middle = box.x + box.width / 2
  const small = [props.branch, m.quotes(code?.codings ?? 0)].filter(Boolean).join(' · ')
  const first = box.y + box.height / 2 - (props.isSmall ? -4 : (lines.length * 16) / 2 - 4)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className="node"
      data-node={box.id}
      data-outcome={props.isOutcome}
      data-bare={code?.codings === 0}
      data-lit={props.isLit}
      data-moves={onMove !== null}
      role="button"
      tabIndex={props.isReached ? 0 : -1}
      aria-label={`${label}, ${small}`}
      aria-description={onMove ? m.move : m.choose}
      onKeyDown={byKey}
      onFocus={() => props.onReach(box.id)}
      onBlur={() => props.onReach(null)}
      onPointerEnter={() => props.onReach(box.id)}
      onPointerLeave={() => props.onReach(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = { pointer: scaled(event), from: { x: box.x, y: box.y }, moved: false }
      }}
      onPointerMove={(event) => drag(event, false)}
      onPointerUp={(event) => drag(event, true)}
    >
      <title>{`${label}, ${small}`}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={props.isSmall ? 5 : 8} />
      <text textAnchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x={middle} y={first + index * 16}>
            {line}
          </tspan>
        ))}{' '}
        {!props.isSmall && (
          <tspan className="node-small" x={middle} y={first + lines.length * 16}>
            {linesOf(small, 30, 1)[0]}
          </tspan>
        )}
      </text>
    </g>
  )
})

/** The picture grows to the right and down; nothing is put where it has no paper. */
function inside({ x, y }: Point): Point {
  return { x: Math.max(0, x), y: Math.max(0, y) }
}
