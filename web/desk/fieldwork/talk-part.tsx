// What a response tells of its talk beside the answers: how long it was recorded, the marks, and in a focus group how
// evenly the voices fell.
import type { FormNode } from '../../../core/answer/form.ts'
import { balanceOf, silentIn, type Voice } from '../../../core/talk/balance.ts'
import { lengthOf } from '../../../core/talk/heard.ts'
import type { Response, Seat, TalkMark } from '../../../core/wire/response.ts'
import { clock, numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { Moment } from './talk-player.tsx'
import './talk.css'

type Props = { body: Response; root: FormNode }

export function TalkPart({ body, root }: Props) {
  const { m } = useLanguage()
  const { recordings = [], marks = [], seats = [], turns = [] } = body
  if (recordings.length + marks.length + seats.length === 0) return null
  const recordedMs = recordings.reduce((sum, one) => sum + lengthOf(one), 0)
  return (
    <section className="talk-part">
      <h3>{m.talk.title}</h3>
      {recordings.length > 0 && (
        <p>
          {m.talk.recorded(clock(recordedMs), recordings.length)}{' '}
          <Moment atMs={recordings[0]?.spans[0]?.[0] ?? 0} />
        </p>
      )}
      {marks.length > 0 && <Marks marks={marks} root={root} />}
      {seats.length > 0 && (
        <Balance voices={balanceOf(seats, turns, 0)} hasTurns={turns.length > 0} />
      )}
    </section>
  )
}

function Marks({ marks, root }: { marks: readonly TalkMark[]; root: FormNode }) {
  const m = useLanguage().m.talk
  return (
    <ol className="talk-marks" aria-label={m.marks}>
      {marks.map(({ kind, atMs, ref, text }) => (
        <li key={`${atMs} ${kind}`}>
          <Moment atMs={atMs} /> <b>{m.kinds[kind]}</b> {ref && labelAt(root, ref)}
          {text && <p className="words">{text}</p>}
        </li>
      ))}
    </ol>
  )
}

function Balance({ voices, hasTurns }: { voices: readonly Voice[]; hasTurns: boolean }) {
  const { m, language } = useLanguage()
  const words = m.talk
  const silent = silentIn(voices)
  return (
    <>
      <table className="table">
        <caption>{words.balance}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col" className="number">
              {words.turns}
            </th>
            <th scope="col" className="number">
              {words.time}
            </th>
            <th scope="col" className="number">
              {words.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {voices.map(({ seat, turns, ms, shareOfTime }) => (
            <tr key={seat.seat}>
              <th scope="row">
                {callOf(seat)} <small>{aboutSeat(seat, words)}</small>
              </th>
              <td className="number">{turns}</td>
              <td className="number">{clock(ms)}</td>
              <td className="number">
                {shareOfTime === null ? '–' : `${numberOf(shareOfTime * 100, language, 0)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasTurns && silent.length > 0 && <p>{words.quiet(silent.map(callOf).join(', '))}</p>}
    </>
  )
}

type TalkWords = ReturnType<typeof useLanguage>['m']['talk']

function aboutSeat({ leads, cameMs, leftMs }: Seat, words: TalkWords): string {
  return [
    leads ? words.leads : '',
    cameMs === undefined ? '' : words.came(clock(cameMs)),
    leftMs === undefined ? '' : words.left(clock(leftMs)),
  ]
    .filter(Boolean)
    .join(', ')
}

function callOf({ participant, label, seat }: Seat): string {
  return participant ?? (label || String(seat))
}

/** '' where the question is not put any more. */
function labelAt(node: FormNode, ref: string): string {
  if (node.ref === ref) return node.says('label')
  for (const child of node.children) {
    const label = labelAt(child, ref)
    if (label !== '') return label
  }
  return ''
}
