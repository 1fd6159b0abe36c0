// One place as each coder saw it: the same words beside each other, marked where the coder marked them.
import type { BoardPlace, BoardText } from '../../../core/agreement/board.ts'
import { cut } from '../../../core/coding/spans.ts'
import { hueStyle } from '../coding/look.ts'
import { useAgree } from './messages.ts'

const around = 160

export function SideBySide(props: {
  place: BoardPlace
  text: BoardText
  coders: readonly string[]
  nameOf: (coder: string) => string
  hue: number
}) {
  const m = useAgree().places
  const { place, text, coders, nameOf, hue } = props
  const window = windowOf(place, text)
  return (
    <div className="beside" style={hueStyle(hue)}>
      {coders.map((coder, at) => {
        const has = place.has[at]
        const name = nameOf(coder)
        const said = has === null ? m.notGiven(name) : has ? m.has(name) : m.hasNot(name)
        return (
          <figure key={coder} data-has={has === true}>
            <figcaption>{said}</figcaption>
            {has !== null && <Words text={text} place={place} window={window} coder={coder} />}
          </figure>
        )
      })}
    </div>
  )
}

function Words(props: {
  text: BoardText
  place: BoardPlace
  window: { start: number; end: number }
  coder: string
}) {
  const { text, place, window, coder } = props
  const marks = text.codings
    .filter((one) => one.coder === coder && one.code === place.code)
    .map((one, at) => ({ id: String(at), start: one.start, end: one.end }))
  return (
    <blockquote>
      {window.start > 0 && '… '}
      {cut(window.start, window.end, marks).map(({ start, end, codings }) => {
        const words = text.text.slice(start, end)
        return codings.length > 0 ? (
          <mark key={start}>{words}</mark>
        ) : (
          <span key={start}>{words}</span>
        )
      })}
      {window.end < text.text.length && ' …'}
    </blockquote>
  )
}

/** The place with some words around it, cut between words and never outside its first and last block. */
function windowOf(place: BoardPlace, { text, blocks }: BoardText): { start: number; end: number } {
  const first = blocks.findLast((block) => block.start <= place.start)
  const last = blocks.find((block) => block.end >= place.end)
  const from = Math.max(first?.start ?? 0, place.start - around)
  const to = Math.min(last?.end ?? text.length, place.end + around)
  const start = from > (first?.start ?? 0) ? text.indexOf(' ', from) + 1 : from
  const end = to < (last?.end ?? text.length) ? text.lastIndexOf(' ', to) : to
  return { start: Math.min(start, place.start), end: Math.max(end, place.end) }
}
