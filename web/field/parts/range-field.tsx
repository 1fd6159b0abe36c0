// A number on a line: with the finger, with the keys, or step by step with two buttons; as stars where there are few.
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { looksOf } from '../fill/looks.ts'
import { indexOf, lastStep, valueAt } from '../fill/steps.ts'
import { fieldWords } from '../messages/field-words.ts'
import { ariaOf, type Field } from './answer-field.tsx'
import './fields.css'

const mostStars = 10

export function RangeField(props: Field<'range'>) {
  const { question, value, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const language = useLanguage()
  const looks = looksOf(question)
  const last = lastStep(question)
  const isSet = typeof value === 'number'
  // Nothing is chosen before it is touched; the thumb waits in the middle.
  const index = isSet ? indexOf(question, value) : Math.round(last / 2)
  const write = (at: number) => numberOf(valueAt(question, at), language)
  const set = (at: number) => {
    if (isReadOnly) return
    onAnswer(valueAt(question, Math.min(Math.max(at, 0), last)))
    onLeave()
  }
  if (looks.has('rating') && last < mostStars) return <Stars {...props} last={last} set={set} />

  const slider = (
    <input
      {...ariaOf(props)}
      type="range"
      min={0}
      max={last}
      step={1}
      value={index}
      data-set={isSet}
      aria-valuetext={isSet ? write(index) : m.range.none}
      onChange={(event) => set(Number(event.currentTarget.value))}
      // Where the thumb already waits nothing changes, and yet that place was meant.
      onPointerUp={(event) => set(Number(event.currentTarget.value))}
      onKeyDown={(event) => {
        if (!isSet && (event.key === 'Enter' || event.key === ' ')) set(index)
      }}
    />
  )
  return (
    <div className="range" data-look={looks.has('vertical') ? 'vertical' : undefined}>
      <output>{isSet ? write(index) : m.range.none}</output>
      <div className="slide">
        <button
          type="button"
          className="step"
          aria-label={m.range.less}
          disabled={isReadOnly}
          onClick={() => set(isSet ? index - 1 : index)}
        >
          −
        </button>
        {slider}
        <button
          type="button"
          className="step"
          aria-label={m.range.more}
          disabled={isReadOnly}
          onClick={() => set(isSet ? index + 1 : index)}
        >
          +
        </button>
      </div>
      <p className="ends" aria-hidden="true">
        <span>{write(0)}</span>
        <span>{write(last)}</span>
      </p>
      {isSet && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.clear}
        </button>
      )}
    </div>
  )
}

function Stars(props: Field<'range'> & { last: number; set: (at: number) => void }) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, last, set } = props
  const m = useWords(fieldWords)
  const language = useLanguage()
  const chosen = typeof value === 'number' ? indexOf(question, value) : -1
  const write = (at: number) => numberOf(valueAt(question, at), language)
  return (
    <div
      role="radiogroup"
      className="stars"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {Array.from({ length: last + 1 }, (_, at) => (
        <label key={write(at)} data-lit={at <= chosen}>
          <input
            type="radio"
            name={node.ref}
            disabled={isReadOnly}
            checked={at === chosen}
            aria-label={m.range.stars(write(at), write(last))}
            onChange={() => set(at)}
          />
          <span aria-hidden="true">{at <= chosen ? '★' : '☆'}</span>
        </label>
      ))}
    </div>
  )
}
