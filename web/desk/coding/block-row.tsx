// One turn or paragraph: who and when at the left, the words with their codings, the stripes at the right.
import { Fragment, memo, useRef } from 'react'
import { cut } from '../../../core/coding/spans.ts'
import type { Block, Coding } from '../../../core/wire/coding.ts'
import { Stamp } from '../listen/hearing.tsx'
import { useMessages } from '../shell/language.tsx'
import { useRole } from '../speakers/roles.tsx'
import { type CodeLook, markStyle } from './look.ts'
import { Margin } from './margin.tsx'
import type { Span } from './span.ts'

type Props = {
  index: number
  block: Block
  words: string
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  laneOf: ReadonlyMap<string, number>
  /** The part of the passage being chosen that lies here. */
  chosen: Span | null
  /** The coding one is looking at, when it is here. */
  on: string | null
  isCurrent: boolean
  isNewQuestion: boolean
  /** Drawn for a round of the reader's own. */
  isDrawn: boolean
  /** The coding one looks at gets handles when it is one's own. */
  mayResize: boolean
}

export const BlockRow = memo(function BlockRow(props: Props) {
  const { block, codings, looks } = props
  const m = useMessages().coding
  const row = useRef<HTMLDivElement>(null)
  const labels = [...new Set(codings.map((one) => looks.get(one.code)?.label ?? ''))]
  const speaker = block.speaker ?? (block.asks ? m.asks : '')
  const role = useRole(block.speaker)
  const about = labels.length > 0 ? m.blockCodes(labels.join(', ')) : ''

  return (
    <>
      {props.isNewQuestion && block.heading && <h2 className="question">{block.heading}</h2>}
      {/* biome-ignore lint/a11y/useSemanticElements: a turn of a text is no set of fields */}
      <div
        ref={row}
        className="turn-row"
        data-block={props.index}
        data-drawn={props.isDrawn || undefined}
        role="group"
        aria-label={[speaker, role, about].filter(Boolean).join('. ') || `${props.index + 1}`}
        tabIndex={props.isCurrent ? 0 : -1}
      >
        <div className="speaker">
          {speaker && <b>{speaker}</b>}
          {props.isDrawn && <span className="drawn">{m.drawn}</span>}
          {role && <span className="speaker-role">{role}</span>}
          {block.timeMs !== undefined && (
            <Stamp block={props.index} atMs={block.timeMs} isCurrent={props.isCurrent} />
          )}
        </div>
        <p className={block.asks ? 'turn asks' : 'turn'}>
          <Pieces {...props} />
        </p>
        {codings.length > 0 && (
          <Margin row={row} block={block} codings={codings} looks={looks} laneOf={props.laneOf} />
        )}
      </div>
    </>
  )
})

function Pieces({ block, words, codings, looks, chosen, on, mayResize }: Props) {
  const held = mayResize ? codings.find((one) => one.id === on && one.layer === 'mine') : undefined
  const spans = chosen ? [...codings, { ...chosen, id: 'chosen' }] : codings
  return cut(block.start, block.end, spans).map((piece) => {
    const here = codings.filter((one) => piece.codings.includes(one.id))
    const run = (
      <Run
        key={piece.start}
        at={piece.start}
        text={words.slice(piece.start - block.start, piece.end - block.start)}
        here={here}
        looks={looks}
        on={on}
        isChosen={piece.codings.includes('chosen')}
      />
    )
    if (held?.start !== piece.start && held?.end !== piece.end) return run
    return (
      <Fragment key={piece.start}>
        {held.start === piece.start && <Grip of={held.id} edge="start" />}
        {run}
        {held.end === piece.end && <Grip of={held.id} edge="end" />}
      </Fragment>
    )
  })
}

/** For a pointer; the keys that move edges are the screen's, so nothing here is announced. */
function Grip({ of, edge }: { of: string; edge: 'start' | 'end' }) {
  return <i className="coding-edge" data-grip={edge} data-of={of} aria-hidden="true" />
}

type RunProps = {
  at: number
  text: string
  here: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  on: string | null
  isChosen: boolean
}

/** One stretch of text that the same codings lie over: a single text node, with its place in `data-o`. */
function Run({ at, text, here, looks, on, isChosen }: RunProps) {
  if (here.length === 0)
    return (
      <span data-o={at} className={isChosen ? 'chosen' : undefined}>
        {text}
      </span>
    )
  const isOn = here.some((one) => one.id === on)
  const hues = here
    .toSorted((a, b) => Number(b.id === on) - Number(a.id === on))
    .map((one) => looks.get(one.code)?.hue ?? 0)
  return (
    <mark
      data-o={at}
      data-c={here.map((one) => one.id).join(' ')}
      className={isChosen ? 'chosen' : isOn ? 'on' : undefined}
      style={isChosen ? undefined : markStyle(hues, isOn)}
    >
      {text}
    </mark>
  )
}
