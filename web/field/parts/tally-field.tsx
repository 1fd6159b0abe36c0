// Counting what is seen: a large button for each event, the last count undone with one touch, each with its moment.
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { AnswerValue, MarksAnswer } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import { useScene } from '../fill/scene.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { IntervalTimer } from './interval-timer.tsx'
import './fields.css'

/** So many of the last marks stand with their moment. */
const lastShown = 3

export function TallyField(props: Field<'tally'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer } = props
  const m = useWords(fieldWords).tally
  const { language, instrument, atMs } = useScene()
  const [told, setTold] = useState('')
  const answer = marksIn(value)
  const { marks } = answer
  const last = marks.at(-1)?.[0]
  const entries = node.choices()
  const label = (name: string) =>
    say(entries.find((entry) => entry.name === name)?.label, language, instrument.languages) || name
  const count = (name: string) => marks.filter(([marked]) => marked === name).length

  return (
    <fieldset className="tally" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {question.everySeconds !== undefined && (
        <IntervalTimer
          seconds={question.everySeconds}
          answer={answer}
          isReadOnly={isReadOnly}
          onWatched={(watched) => onAnswer({ ...answer, watched })}
        />
      )}
      <div className="events">
        {entries.map(({ name }) => (
          <button
            key={name}
            type="button"
            disabled={isReadOnly}
            onClick={() => {
              onAnswer({ ...answer, marks: [...marks, [name, atMs()]] })
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
            onAnswer({ ...answer, marks: marks.slice(0, -1) })
            setTold(m.undone(label(last)))
          }}
        >
          {m.undo}
        </button>
      </div>
      {marks.length > 0 && (
        <ol className="last-marks" aria-label={m.last}>
          {marks
            .slice(-lastShown)
            .reverse()
            .map(([name, ms], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place from the end
              <li key={index}>
                <span>{label(name)}</span> <b>{clock(ms)}</b>
              </li>
            ))}
        </ol>
      )}
      <p className="hidden" role="status">
        {told}
      </p>
    </fieldset>
  )
}

function marksIn(value: AnswerValue | undefined): MarksAnswer {
  return typeof value === 'object' && 'marks' in value ? value : { marks: [] }
}
