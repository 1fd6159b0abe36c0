// The timer of interval recording: a signal that is felt (and heard, if wanted), the question that it asks until
// something is noted, and what was missed. It goes by the clock of the response, so a reload or a closed app does not
// stop it: signals that nobody was there for are missed ones, and are shown as such.
import { useEffect, useRef, useState } from 'react'
import { intervalsOf, missedOf } from '../../../core/answer/intervals.ts'
import type { MarksAnswer } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { useScene } from '../fill/scene.ts'
import { beep } from '../media/beep.ts'
import { fieldWords } from '../messages/field-words.ts'

type Props = {
  seconds: number
  answer: MarksAnswer
  isReadOnly: boolean
  onWatched: (watched: NonNullable<MarksAnswer['watched']>) => void
}

const tickMs = 250
const heardKey = 'pedoman-interval-sound'

export function IntervalTimer({ seconds, answer, isReadOnly, onWatched }: Props) {
  const m = useWords(fieldWords).tally
  const { atMs } = useScene()
  const watched = answer.watched ?? []
  const running = watched.at(-1)?.[1] === null ? watched.at(-1) : undefined
  const isOn = running !== undefined && !isReadOnly
  const [, setTick] = useState(0)
  const [isDim, setIsDim] = useState(false)
  const [isHeard, setIsHeard] = useState(() => localStorage.getItem(heardKey) === 'yes')
  const now = atMs()
  const intervals = intervalsOf(answer, seconds, now)
  const missed = missedOf(intervals)
  const passedMs = running ? Math.max(now - running[0], 0) : 0
  const current = isOn && passedMs >= seconds * 1_000 ? intervals.at(-1) : undefined
  const signal = current?.number ?? 0
  const heard = useRef(isHeard)
  heard.current = isHeard
  /** The signals that were there already when the question was opened are not given again. */
  const given = useRef(signal)

  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setTick((n) => n + 1), tickMs)
    const letGo = keepAwake(() => setIsDim(true))
    return () => {
      clearInterval(timer)
      letGo()
    }
  }, [isOn])
  useEffect(() => {
    if (signal <= given.current) return
    given.current = signal
    navigator.vibrate?.([200, 100, 200])
    if (heard.current) beep()
  }, [signal])

  return (
    <div className="interval" data-signal={current?.marks.length === 0}>
      {isOn && (
        <p>
          <b>{m.interval(Math.floor(passedMs / (seconds * 1_000)) + 1)}</b> ·{' '}
          {m.next(Math.ceil(seconds - ((passedMs / 1_000) % seconds)))}
        </p>
      )}
      <p role="alert">{current?.marks.length === 0 && <b>{m.now}</b>}</p>
      {missed.length > 0 && (
        <details>
          <summary>{m.missed(missed.length, intervals.length)}</summary>
          <p>{missed.map((one) => clock(one.atMs)).join(', ')}</p>
        </details>
      )}
      {isDim && isOn && <p className="problem">{m.dim}</p>}
      {!isReadOnly && (
        <div className="row">
          <button
            type="button"
            onClick={() => {
              if (isHeard) localStorage.removeItem(heardKey)
              else localStorage.setItem(heardKey, 'yes')
              // Browsers let a page sound only once a finger has asked for it.
              if (!isHeard) beep()
              setIsHeard(!isHeard)
            }}
            className="chip"
            aria-pressed={isHeard}
          >
            {m.sound}
          </button>
          <button
            type="button"
            className={isOn ? '' : 'primary'}
            onClick={() => {
              if (running) onWatched([...watched.slice(0, -1), [running[0], atMs()]])
              else {
                given.current = intervals.length
                if (isHeard) beep()
                onWatched([...watched, [atMs(), null]])
              }
            }}
          >
            {isOn ? m.stop : m.start}
          </button>
        </div>
      )}
    </div>
  )
}
