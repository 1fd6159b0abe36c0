// Counting what is seen: a large button for each event, the last count undone with one touch; at intervals a signal asks.
import { useEffect, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { MarksAnswer } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { keepAwake } from '../fill/awake.ts'
import { useScene } from '../fill/scene.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import './fields.css'

export function TallyField(props: Field<'tally'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer } = props
  const m = useWords(fieldWords).tally
  const { language, instrument, atMs } = useScene()
  const [told, setTold] = useState('')
  const marks = marksIn(value)
  const last = marks.at(-1)?.[0]
  const entries = node.choices()
  const label = (name: string) =>
    say(entries.find((entry) => entry.name === name)?.label, language, instrument.languages) || name
  const count = (name: string) => marks.filter(([marked]) => marked === name).length

  return (
    <fieldset className="tally" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {question.everySeconds !== undefined && <Interval seconds={question.everySeconds} />}
      <div className="events">
        {entries.map(({ name }) => (
          <button
            key={name}
            type="button"
            disabled={isReadOnly}
            onClick={() => {
              onAnswer({ marks: [...marks, [name, atMs()]] })
              setTold(m.count(label(name), count(name) + 1))
            }}
          >
            <span>{label(name)}</span> <b>{count(name)}</b>{' '}
            <span className="hidden">{m.times}</span>
          </button>
        ))}
      </div>
      <div className="row">
        <span>{m.total(marks.length)}</span>
        <button
          type="button"
          disabled={last === undefined || isReadOnly}
          onClick={() => {
            if (last === undefined) return
            onAnswer(marks.length === 1 ? undefined : { marks: marks.slice(0, -1) })
            setTold(m.undone(label(last)))
          }}
        >
          {m.undo}
        </button>
      </div>
      <p className="hidden" role="status">
        {told}
      </p>
    </fieldset>
  )
}

function marksIn(value: unknown): MarksAnswer['marks'] {
  return typeof value === 'object' && value !== null && 'marks' in value
    ? (value as MarksAnswer).marks
    : []
}

/** How long the signal stands before the eyes go back to what is watched. */
const signalMs = 4_000

function Interval({ seconds }: { seconds: number }) {
  const m = useWords(fieldWords).tally
  const [begun, setBegun] = useState<number | null>(null)
  const [now, setNow] = useState(0)
  const passed = begun === null ? 0 : now - begun
  const number = Math.floor(passed / (seconds * 1_000))
  const isSignal = begun !== null && number > 0 && passed % (seconds * 1_000) < signalMs
  useEffect(() => {
    if (begun === null) return
    const timer = setInterval(() => setNow(performance.now()), 250)
    const letGo = keepAwake()
    return () => {
      clearInterval(timer)
      letGo()
    }
  }, [begun])
  useEffect(() => {
    // Felt in the hand: a sound would disturb what is watched.
    if (number > 0) navigator.vibrate?.([200, 100, 200])
  }, [number])
  return (
    <div className="interval" data-signal={isSignal}>
      {begun !== null && (
        <p>
          {m.interval(number + 1)} · {m.next(seconds - Math.floor((passed / 1_000) % seconds))}
        </p>
      )}
      <p role="alert">{isSignal && <b>{m.now}</b>}</p>
      <button
        type="button"
        onClick={() => {
          const at = performance.now()
          setNow(at)
          setBegun(begun === null ? at : null)
        }}
      >
        {begun === null ? m.start : m.stop}
      </button>
    </div>
  )
}
