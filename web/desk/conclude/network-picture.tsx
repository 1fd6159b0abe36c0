// The drawing of the network. Width says by how many informants, dashes that nothing supports it; each label leads to its row.
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import type { Relation } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { byHand } from './by-hand.ts'
import { type Point, placeLabels } from './labels.ts'
import { columnsOf } from './layers.ts'
import { type Box, type Picture, place, type Way } from './place.ts'
import type { Places } from './use-places.ts'
import { linesOf } from './wrap.ts'

type Factors = Map<string, Code>

const written = { '+': '+', '-': '−', '?': '?' }
/** Of the 12 px sans, on the average and a little more. */
const charWidth = 6.6
/** Left free beside the outcome when the picture is scrolled to it. */
const margin = 16

export function NetworkPicture(props: {
  relations: Relation[]
  factors: Factors
  /** Null where factors cannot be put elsewhere. */
  places: Places | null
}) {
  const words = useMessages().conclude
  const m = words.network
  const { relations, factors, places } = props
  const laid = useMemo<Picture>(() => {
    const ids = [...new Set(relations.flatMap(({ from, to }) => [from, to]))]
    return place(columnsOf(ids, relations), relations)
  }, [relations])
  const moved = places?.moved
  const picture = useMemo(
    () => (moved ? byHand(laid, relations, moved) : laid),
    [laid, relations, moved],
  )
  const into = mostReached(relations)
  const leading = relations.filter((relation) => relation.to === into).length
  const claim = m.claim(leading, factors.get(into)?.label ?? '')
  const view = useRef<HTMLElement>(null)
  // As it is laid, so that the window does not jump while a box is dragged.
  const outcome = laid.boxes.find((box) => box.id === into)
  // Where not all of it fits, one begins at what everything leads to.
  useLayoutEffect(() => {
    const { current } = view
    if (!current || !outcome) return
    current.scrollLeft = outcome.x + outcome.width + margin - current.clientWidth
    current.scrollTop = outcome.y + outcome.height / 2 - current.clientHeight / 2
  }, [outcome])
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const said = new Map(
    relations.map(({ id, type, sign }) => [id, `${words.relationTypes[type]} ${written[sign]}`]),
  )
  const middles = placeLabels(
    picture.ways.map(({ id, places }) => ({
      id,
      places,
      width: (said.get(id)?.length ?? 0) * charWidth,
    })),
    picture.boxes,
  )
  return (
    <figure className="picture">
      <figcaption>{claim}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so keys must reach it */}
      <section className="picture-scroll" tabIndex={0} aria-label={m.scroll} ref={view}>
        <svg
          className="network"
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          width={picture.width}
          height={picture.height}
        >
          <title>{claim}</title>
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerUnits="userSpaceOnUse"
              markerWidth="13"
              markerHeight="13"
              orient="auto-start-reverse"
            >
              <path d="M0 0 10 5 0 10z" />
            </marker>
          </defs>
          {picture.ways.map((way) => {
            const relation = byId.get(way.id)
            return relation && <Edge key={way.id} way={way} relation={relation} />
          })}
          {picture.boxes.map((box) => (
            <Node
              key={box.id}
              box={box}
              code={factors.get(box.id)}
              isOutcome={box.id === into}
              onMove={places && ((to, isDone, from) => places.move(box.id, to, isDone, from))}
            />
          ))}
          {[...middles].map(([id, middle]) => (
            <a key={id} href={`#relation-${id}`} className="edge-label">
              <text x={middle.x} y={middle.y + 4} textAnchor="middle">
                {said.get(id)}
              </text>
            </a>
          ))}
        </svg>
      </section>
    </figure>
  )
}

function mostReached(relations: Relation[]): string {
  const counts = new Map<string, number>()
  for (const { to } of relations) counts.set(to, (counts.get(to) ?? 0) + 1)
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return most?.[0] ?? ''
}

/** One line for nobody, up to six for many: width grows with the root, as areas are read. */
function widthOf(informants: number): number {
  return informants === 0 ? 1.5 : Math.min(6, 1 + 1.4 * Math.sqrt(informants))
}

export function isUnsupported(relation: Relation): boolean {
  return relation.informants === 0 && relation.evidence.length === 0
}

function Edge({ way, relation }: { way: Way; relation: Relation }) {
  return (
    <path
      className="edge"
      d={way.path}
      strokeWidth={widthOf(relation.informants)}
      data-unsupported={isUnsupported(relation)}
      data-type={relation.type}
      markerEnd={relation.type === 'associated' ? undefined : 'url(#arrow)'}
    />
  )
}

const lineChars = 20

const keySteps: Record<string, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}
/** Units of the picture that a key moves by, and with Shift. */
const keyStep = { plain: 8, shift: 40 }

function Node(props: {
  box: Box
  code: Code | undefined
  isOutcome: boolean
  onMove: ((to: Point, isDone: boolean, from: Point) => void) | null
}) {
  const m = useMessages().conclude.network
  const { box, code, onMove } = props
  const grip = useRef<{ pointer: Point; from: Point } | null>(null)

  function scaled(event: PointerEvent<SVGGElement>): Point {
    const drawing = event.currentTarget.ownerSVGElement
    const scale = drawing ? drawing.viewBox.baseVal.width / drawing.clientWidth : 1
    return { x: event.clientX * scale, y: event.clientY * scale }
  }
  function drag(event: PointerEvent<SVGGElement>, isDone: boolean) {
    if (!grip.current || !onMove) return
    const { pointer, from } = grip.current
    const now = scaled(event)
    const to = inside({ x: from.x + now.x - pointer.x, y: from.y + now.y - pointer.y })
    if (isDone) grip.current = null
    if (!isDone || to.x !== from.x || to.y !== from.y) onMove(to, isDone, from)
  }
  function byKey(event: KeyboardEvent) {
    const step = keySteps[event.key]
    if (!step || !onMove) return
    event.preventDefault()
    const far = event.shiftKey ? keyStep.shift : keyStep.plain
    onMove(inside({ x: box.x + step.x * far, y: box.y + step.y * far }), true, box)
  }
  const handles = onMove && {
    role: 'button',
    tabIndex: 0,
    'aria-description': m.move,
    onKeyDown: byKey,
    onPointerDown: (event: PointerEvent<SVGGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current = { pointer: scaled(event), from: { x: box.x, y: box.y } }
    },
    onPointerMove: (event: PointerEvent<SVGGElement>) => drag(event, false),
    onPointerUp: (event: PointerEvent<SVGGElement>) => drag(event, true),
  }
  const lines = linesOf(code?.label ?? '…', lineChars, 2)
  const middle = box.x + box.width / 2
  const first = box.y + box.height / 2 - (lines.length * 16) / 2 + 4
  return (
    <g
      className="node"
      data-outcome={props.isOutcome}
      data-bare={code?.codings === 0}
      data-moves={onMove !== null}
      {...handles}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="8" />
      <text textAnchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x={middle} y={first + index * 16}>
            {line}
          </tspan>
        ))}{' '}
        <tspan className="node-small" x={middle} y={first + lines.length * 16}>
          {m.quotes(code?.codings ?? 0)}
        </tspan>
      </text>
    </g>
  )
}

/** The picture grows to the right and down; nothing is put where it has no paper. */
function inside({ x, y }: Point): Point {
  return { x: Math.max(0, x), y: Math.max(0, y) }
}
