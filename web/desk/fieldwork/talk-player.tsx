// The recording of a talk beside its answers: every moment on the page plays from where it is heard.
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type Heard, heardAt } from '../../../core/talk/heard.ts'
import type { Recording } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useHeldFile } from './held-file.ts'
import './talk.css'

type Place = Heard<Recording>
type Talk = { recordings: readonly Recording[]; play: (place: Place) => void }
const Inside = createContext<Talk>({ recordings: [], play: () => {} })

/** Around a response; the player comes into sight with the first moment that is asked for. */
export function WithTalk({
  recordings = [],
  children,
}: {
  recordings: readonly Recording[] | undefined
  children: ReactNode
}) {
  const [place, setPlace] = useState<Place | null>(null)
  const talk = useMemo((): Talk => ({ recordings, play: setPlace }), [recordings])
  return (
    <Inside.Provider value={talk}>
      {children}
      {place && (
        <Player
          place={place}
          onEnded={() => {
            const next = recordings[recordings.indexOf(place.recording) + 1]
            if (next) setPlace({ recording: next, fileMs: 0 })
          }}
        />
      )}
    </Inside.Provider>
  )
}

/** A moment of the talk: a button where it is heard, else only its time. */
export function Moment({ atMs }: { atMs: number }) {
  const m = useMessages().talk
  const { recordings, play } = useContext(Inside)
  const heard = heardAt(recordings, atMs)
  const time = clock(atMs)
  if (!heard) return <>{time}</>
  return (
    <button type="button" className="moment" aria-label={m.play(time)} onClick={() => play(heard)}>
      {time}
    </button>
  )
}

/** At the end of a file the talk goes on in the next. */
function Player({ place, onEnded }: { place: Place; onEnded: () => void }) {
  const m = useMessages().talk
  const { slug } = useStudy()
  const element = useRef<HTMLAudioElement>(null)
  const { url, error, isMissing } = useHeldFile(slug, place.recording, true)
  // A microphone's file does not tell where its places are: the player goes there once it knows the file.
  const jump = () => {
    const { current } = element
    if (!current || current.readyState === 0) return
    current.currentTime = place.fileMs / 1_000
    // A browser may want a click on the player itself first: its controls are there.
    void current.play().catch(() => {})
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for every moment that is asked for
  useEffect(jump, [place])
  return (
    <div className="talk-player">
      {error && <p role="alert">{isMissing ? m.notHere : m.failed}</p>}
      {!error && url === null && <p role="status">{m.fetching}</p>}
      {url !== null && (
        // biome-ignore lint/a11y/useMediaCaption: a recording of the field has no captions yet
        <audio
          ref={element}
          src={url}
          controls
          aria-label={m.player}
          onLoadedMetadata={jump}
          onEnded={onEnded}
        />
      )}
    </div>
  )
}
