// The talk in the review: what was touched and marked when, each to be heard from its moment; in a focus group the balance
// of voices and the words of the turns.
import { useEffect, useRef, useState } from 'react'
import { heardAt } from '../../../core/talk/heard.ts'
import type { Recording } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import type { Prompt } from '../fill/prompt.ts'
import { useBlobUrl } from '../fill/scene.ts'
import type { Shelf } from '../fill/shelf.ts'
import type { Filling } from '../fill/use-filling.ts'
import { talkWords } from '../messages/talk-words.ts'
import { words } from '../messages/words.ts'
import { type Moment, momentsOf } from '../talk/moments.ts'
import { Balance } from './balance.tsx'
import { Icon } from './icon.tsx'
import { TurnWords } from './turn-words.tsx'
import './talk.css'

type Props = { filling: Filling; prompts: readonly Prompt[]; shelf: Shelf }
type Place = { recording: Recording; fileMs: number }

export function TalkReview({ filling, prompts, shelf }: Props) {
  const m = useWords(talkWords)
  const { draft, atMs } = filling
  const { recordings = [], seats = [] } = draft
  const moments = momentsOf(draft, prompts)
  const [playing, setPlaying] = useState<Place | null>(null)
  if (moments.length + recordings.length + seats.length === 0) return null
  return (
    <section className="card list talk-review">
      <h2>{m.review.title}</h2>
      {playing && <Player shelf={shelf} place={playing} onEnd={() => setPlaying(null)} />}
      {moments.length > 0 && (
        <ol aria-label={m.review.marks}>
          {moments.map((moment) => {
            const heard = heardAt(recordings, moment.atMs)
            return (
              <li key={moment.key} className="moment">
                <MomentWords moment={moment} />
                {heard && (
                  <button
                    type="button"
                    className="step plain"
                    aria-label={m.review.play(clock(moment.atMs))}
                    onClick={() => setPlaying(heard)}
                  >
                    <Icon name="play" />
                  </button>
                )}
                {!heard && recordings.length > 0 && <small>{m.review.unheard}</small>}
              </li>
            )
          })}
        </ol>
      )}
      <Balance draft={draft} nowMs={atMs()} />
      <TurnWords filling={filling} most={20} />
    </section>
  )
}

function MomentWords({ moment }: { moment: Moment }) {
  const { fill } = useWords(words)
  const { mark } = useWords(talkWords)
  const { atMs, label, how, kind, text } = moment
  return (
    <span>
      <small>{clock(atMs)}</small> {label} {how && <em>{fill[how]}</em>}
      {kind && <em>{mark[kind]}</em>}
      {text && <q>{text}</q>}
    </span>
  )
}

type PlayerProps = { shelf: Shelf; place: Place; onEnd: () => void }

/** It begins at the place that was asked for, as soon as the file is known well enough to go there. */
function Player({ shelf, place, onEnd }: PlayerProps) {
  const m = useWords(talkWords).review
  const url = useBlobUrl(shelf.read, place.recording.file)
  const element = useRef<HTMLAudioElement>(null)
  const jump = () => {
    const { current } = element
    if (!current || current.readyState === 0) return
    current.currentTime = place.fileMs / 1_000
    // Without a touch of its own a phone may wait for one: the controls are there.
    void current.play().catch(() => {})
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for every place that is asked for
  useEffect(jump, [place])
  if (!url) return null
  return (
    <div className="talk-row">
      {/* biome-ignore lint/a11y/useMediaCaption: it was recorded a moment ago */}
      <audio ref={element} src={url} controls aria-label={m.player} onLoadedMetadata={jump} />
      <button type="button" className="step" aria-label={m.stop} onClick={onEnd}>
        <Icon name="stop" />
      </button>
    </div>
  )
}
