// The drawing of the network. Width says by how many informants, dashes that nothing supports it; each label leads to its row.
// Many arrows are drawn as a crowd: small boxes, and words only at the factor that one points at or stands on.
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import type { Relation } from '../../../core/wire/finding.ts'
import { useMessages } from '../shell/language.tsx'
import { byHand } from './by-hand.ts'
import { crowded, crowdOf } from './crowd.ts'
import { type Point, placeLabels } from './labels.ts'
import { columnsOf } from './layers.ts'
import { Node } from './network-node.tsx'
import { nextBox } from './next-box.ts'
import { type Picture, place, type Way } from './place.ts'
import type { Places } from './use-places.ts'
import { ZoomBar } from './zoom-bar.tsx'

const written = { '+': '+', '-': '−', '?': '?' }
/** Of the 12 px sans, on the average and a little more. */
const charWidth = 6.6
/** A crowd is drawn smaller, so its few words are larger. */
const crowdCharWidth = 8.8
/** Left free beside the outcome when the picture is scrolled to it. */
const margin = 16

export function NetworkPicture(props: {
  relations: readonly Relation[]
  factors: ReadonlyMap<string, Code>
  /** Null where factors cannot be put elsewhere. */
  places: Places | null
  /** A factor was pressed: the network is narrowed to it, or not any more. */
  onChoose: (id: string) => void
}) {
  const words = useMessages().conclude
  const m = words.network
  const { relations, factors, places, onChoose } = props
  const isCrowd = relations.length > crowded
  const laid = useMemo<Picture>(() => {
    const ids = [...new Set(relations.flatMap(({ from, to }) => [from, to]))]
    return isCrowd ? crowdOf(ids, relations) : place(columnsOf(ids, relations), relations)
  }, [relations, isCrowd])
  // Where factors stand by hand belongs to the whole network as it is usually drawn.
  const moved = isCrowd ? undefined : places?.moved
  const picture = useMemo(
    () => (moved ? byHand(laid, relations, moved) : laid),
    [laid, relations, moved],
  )
  const [reached, setReached] = useState<string | null>(null)
  const [lit, setLit] = useState<string | null>(null)
  const [scale, setScale] = useState<number | null>(null)
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

  const onReach = useCallback((id: string | null) => {
    setLit(id)
    if (id !== null) setReached(id)
  }, [])
  const onStep = useCallback(
    (id: string, step: Point) => {
      const next = nextBox(picture.boxes, id, step)
      view.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus()
    },
    [picture],
  )
  const move = places?.move
  const onMove = isCrowd ? null : (move ?? null)
  const byId = useMemo(
    () => new Map(relations.map((relation) => [relation.id, relation])),
    [relations],
  )
  const said = useCallback(
    ({ type, sign }: Relation) => `${words.relationTypes[type]} ${written[sign]}`,
    [words],
  )
  const isAt = (relation: Relation | undefined) => relation?.from === lit || relation?.to === lit
  // Null where every arrow has its words.
  const wordsAt = isCrowd ? (lit ?? '') : null
  const middles = useMemo(() => {
    const ways = picture.ways.filter(({ id }) => {
      const relation = byId.get(id)
      return wordsAt === null || relation?.from === wordsAt || relation?.to === wordsAt
    })
    const worded = ways.map(({ id, places }) => {
      const relation = byId.get(id)
      return {
        id,
        places,
        width: (relation ? said(relation).length : 0) * (isCrowd ? crowdCharWidth : charWidth),
      }
    })
    return placeLabels(worded, picture.boxes)
  }, [picture, byId, said, wordsAt, isCrowd])
  const stop = reached !== null && picture.boxes.some(({ id }) => id === reached) ? reached : into
  const near = new Set(
    lit === null ? [] : relations.flatMap((one) => (isAt(one) ? [one.from, one.to] : [])),
  )
  return (
    <figure className="picture">
      <figcaption>{claim}</figcaption>
      {(isCrowd || scale !== null) && (
        <ZoomBar
          scale={scale}
          natural={naturalOf(view.current, picture.width)}
          onScale={setScale}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so keys must reach it */}
      <section className="picture-scroll" tabIndex={0} aria-label={m.scroll} ref={view}>
        <svg
          className="network"
          data-crowd={isCrowd}
          data-lit={isCrowd && lit !== null}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          width={picture.width}
          height={picture.height}
          style={scale === null ? undefined : { width: picture.width * scale, maxWidth: 'none' }}
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
            return (
              relation && <Edge key={way.id} way={way} relation={relation} isLit={isAt(relation)} />
            )
          })}
          {picture.boxes.map((box) => (
            <Node
              key={box.id}
              box={box}
              code={factors.get(box.id)}
              branch={branchOf(factors, box.id)}
              isOutcome={box.id === into}
              isSmall={isCrowd}
              isReached={box.id === stop}
              isLit={near.has(box.id)}
              onReach={onReach}
              onStep={onStep}
              onChoose={onChoose}
              onMove={onMove}
            />
          ))}
          {[...middles].map(([id, middle]) => {
            const relation = byId.get(id)
            return (
              relation && (
                <a key={id} href={`#relation-${id}`} className="edge-label">
                  <text x={middle.x} y={middle.y + 4} textAnchor="middle">
                    {said(relation)}
                  </text>
                </a>
              )
            )
          })}
        </svg>
      </section>
    </figure>
  )
}

function branchOf(factors: ReadonlyMap<string, Code>, id: string): string {
  const parent = factors.get(id)?.parent
  return (parent && factors.get(parent)?.label) || ''
}

/** The scale at which it is drawn when it is made to fit. */
function naturalOf(view: HTMLElement | null, width: number): number {
  return Math.min(1, (view?.clientWidth ?? width) / width)
}

function mostReached(relations: readonly Relation[]): string {
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

const Edge = memo(function Edge(props: { way: Way; relation: Relation; isLit: boolean }) {
  const { way, relation } = props
  return (
    <path
      className="edge"
      d={way.path}
      strokeWidth={widthOf(relation.informants)}
      data-unsupported={isUnsupported(relation)}
      data-type={relation.type}
      data-lit={props.isLit}
      markerEnd={relation.type === 'associated' ? undefined : 'url(#arrow)'}
    />
  )
})
