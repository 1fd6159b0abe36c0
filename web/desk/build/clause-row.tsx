// One clause of a sentence: a question, what is said of its answer, and the value.

import { useState } from 'react'
import { say as sayLabel } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
import { questionOptions } from './condition-field.tsx'
import { type Clause, isWritable, type Value, type Verb } from './conditions.ts'
import { useBuild } from './messages.ts'
import { Picker } from './picker.tsx'
import { itemAt, placesIn } from './place.ts'

const numeric = new Set(['integer', 'decimal', 'range'])
const ordered: readonly Verb[] = ['more', 'atLeast', 'less', 'atMost', 'is', 'isNot']
const ends: readonly Verb[] = ['answered', 'unanswered']

export function ClauseRow(props: {
  instrument: Instrument
  tongue: string
  of: string
  isOwnOffered: boolean
  clause: Clause
  lead: React.ReactNode
  onClause: (clause: Clause) => void
  onRemove: () => void
}) {
  const m = useBuild()
  const { instrument, tongue } = props
  // "is" without a value would be read as "is not answered", so it waits here until there is one.
  const [pending, setPending] = useState<Clause | null>(null)
  const clause = pending ?? props.clause
  const question = questionIn(instrument, props.of, clause.question)
  const verbs = verbsFor(question, clause.verb)
  const isBare = ends.includes(clause.verb)
  function say(next: Clause) {
    const waits = next.value.text === '' && !ends.includes(next.verb)
    setPending(waits ? next : null)
    if (!waits) props.onClause(next)
  }
  return (
    <div className="clause">
      {props.lead}
      <Picker
        label={m.logic.question}
        isLabelHidden
        value={clause.question ?? '.'}
        options={questionOptions(
          instrument,
          tongue,
          props.of,
          props.isOwnOffered || clause.question === null,
          m.logic.own,
        )}
        onPick={(key) => say(firstClause(instrument, props.of, key))}
      />
      <select
        aria-label={m.logic.verb}
        value={clause.verb}
        onChange={(event) => say({ ...clause, verb: event.target.value as Verb })}
      >
        {verbs.map((verb) => (
          <option key={verb} value={verb}>
            {m.logic.verbs[verb]}
          </option>
        ))}
      </select>
      {!isBare && (
        <ValueField
          instrument={instrument}
          question={question}
          tongue={tongue}
          value={clause.value}
          onValue={(value) => say({ ...clause, value })}
        />
      )}
      <button type="button" className="plain" aria-label={m.logic.remove} onClick={props.onRemove}>
        ×
      </button>
    </div>
  )
}

function ValueField(props: {
  instrument: Instrument
  question: Question | undefined
  tongue: string
  value: Value
  onValue: (value: Value) => void
}) {
  const m = useBuild().logic
  const { instrument, question, value } = props
  const choices = question && 'choices' in question ? choicesOf(instrument, question) : null
  if (choices)
    return (
      <select
        aria-label={m.value}
        value={value.text}
        onChange={(event) => props.onValue({ kind: 'text', text: event.target.value })}
      >
        {!choices.some(({ name }) => name === value.text) && (
          <option value={value.text}>{value.text}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.name} value={choice.name}>
            {sayLabel(choice.label, props.tongue, instrument.languages) || choice.name}
          </option>
        ))}
      </select>
    )
  const kind = kindFor(question)
  return (
    <input
      aria-label={m.value}
      type={kind === 'day' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={value.text}
      onChange={(event) => {
        const text = event.target.value
        if (isWritable(text)) props.onValue({ kind: text === '' ? 'text' : kind, text })
      }}
    />
  )
}

/** A clause that already says something sensible of the chosen question. */
export function firstClause(instrument: Instrument, of: string, key: string): Clause {
  const question = questionIn(instrument, of, key === '.' ? null : key)
  const name = key === '.' ? null : key
  if (question && 'choices' in question) {
    const [first] = choicesOf(instrument, question) ?? []
    const verb = question.type === 'selectOne' ? 'is' : 'chosen'
    if (first) return { question: name, verb, value: { kind: 'text', text: first.name } }
  }
  if (question && numeric.has(question.type))
    return { question: name, verb: 'more', value: { kind: 'number', text: '0' } }
  return { question: name, verb: 'answered', value: { kind: 'text', text: '' } }
}

function questionIn(instrument: Instrument, of: string, name: string | null): Question | undefined {
  const found =
    name === null
      ? itemAt(instrument, of)
      : placesIn(instrument).find(({ item }) => item.name === name)?.item
  return found && !('items' in found) ? found : undefined
}

function kindFor(question: Question | undefined): Value['kind'] {
  if (question && numeric.has(question.type)) return 'number'
  return question?.type === 'date' ? 'day' : 'text'
}

/** What can sensibly be said of such an answer, and in any case what is said now. */
function verbsFor(question: Question | undefined, now: Verb): Verb[] {
  const fitting = (): readonly Verb[] => {
    if (!question) return ['is', 'isNot', ...ends]
    if (question.type === 'selectOne') return ['is', 'isNot', ...ends]
    if (question.type === 'selectMany' || question.type === 'rank')
      return ['chosen', 'notChosen', ...ends]
    if (numeric.has(question.type) || ['date', 'time', 'dateTime'].includes(question.type))
      return [...ordered, ...ends]
    return ['is', 'isNot', ...ends]
  }
  const verbs = fitting()
  return verbs.includes(now) ? [...verbs] : [now, ...verbs]
}
