// A condition in words: "when [question] [is] [value], and …". What says more than that is edited as an expression.
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { ClauseRow, firstClause } from './clause-row.tsx'
import { type Clause, expressionOf, sentenceOf } from './conditions.ts'
import { ExpressionField } from './expression-field.tsx'
import { useBuild } from './messages.ts'
import type { Panel } from './panel.ts'
import { Picker } from './picker.tsx'
import { placesIn, put, valueAt } from './place.ts'
import { useSampleAnswers } from './sample-answers.ts'
import { SampleLine } from './sample-line.tsx'

export function ConditionField(
  props: Panel & {
    at: string
    /** The item it belongs to. */
    of: string
    /** How its sentence begins: "Show this when". */
    start: string
    /** A value rather than a condition: no sentence fits. */
    asText?: boolean
    /** Speaks of its own answer first. */
    ownFirst?: boolean
    /** Stays, though empty, when its last clause is taken away. */
    keeps?: boolean
  },
) {
  const m = useBuild()
  const { instrument, at, tongue, onChange } = props
  const answers = useSampleAnswers()
  const found = valueAt(instrument, at)
  const value = typeof found === 'string' ? found : ''
  const sentence = value === '' ? { join: 'and' as const, clauses: [] } : sentenceOf(value)
  const [wantsText, setWantsText] = useState(props.asText === true)
  const isText = props.asText || wantsText || sentence === null

  function write(text: string, typing?: string) {
    const next = text === '' && !props.keeps ? undefined : text
    onChange(({ instrument: now }) => put(now, at, next), typing)
  }
  const writeClauses = (clauses: readonly Clause[], join = sentence?.join ?? 'and') =>
    write(expressionOf({ join, clauses }), `${at} clauses`)

  return (
    <div className="condition">
      {isText || sentence === null ? (
        <ExpressionField
          instrument={instrument}
          label={m.logic.expression}
          at={at}
          tongue={tongue}
          value={value}
          onText={(text) => write(text, at)}
        />
      ) : (
        <div className="sentence" data-at={at} tabIndex={-1}>
          {sentence.clauses.map((clause, index) => (
            <ClauseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no name, and their order is theirs
              key={index}
              instrument={instrument}
              tongue={tongue}
              of={props.of}
              isOwnOffered={props.ownFirst === true}
              clause={clause}
              lead={
                index === 0 ? (
                  <span>{props.start}</span>
                ) : (
                  <JoinSelect
                    join={sentence.join}
                    isFirst={index === 1}
                    onJoin={(join) => writeClauses(sentence.clauses, join)}
                  />
                )
              }
              onClause={(next) => writeClauses(sentence.clauses.with(index, next))}
              onRemove={() => writeClauses(sentence.clauses.toSpliced(index, 1))}
            />
          ))}
          <Picker
            label={sentence.clauses.length === 0 ? m.logic.addFirst(props.start) : m.logic.addMore}
            isLabelHidden={sentence.clauses.length > 0}
            placeholder={sentence.clauses.length === 0 ? m.logic.chooseQuestion : m.logic.addMore}
            options={questionOptions(
              instrument,
              tongue,
              props.of,
              props.ownFirst === true,
              m.logic.own,
            )}
            onPick={(key) =>
              writeClauses([...sentence.clauses, firstClause(instrument, props.of, key)])
            }
          />
        </div>
      )}
      <div className="actions">
        {!props.asText && sentence !== null && (
          <button type="button" className="plain" onClick={() => setWantsText(!isText)}>
            {isText ? m.logic.asSentence : m.logic.asExpression}
          </button>
        )}
        {!props.asText && value !== '' && (
          <button type="button" className="plain" onClick={() => write('')}>
            {m.logic.clear}
          </button>
        )}
      </div>
      {sentence === null && value !== '' && !props.asText && (
        <p className="quiet">{m.logic.tooMuch}</p>
      )}
      {value !== '' && (
        <SampleLine
          instrument={instrument}
          of={props.of}
          expression={value}
          answers={answers}
          isValue={props.asText === true}
        />
      )}
    </div>
  )
}

function JoinSelect(props: {
  join: 'and' | 'or'
  isFirst: boolean
  onJoin: (join: 'and' | 'or') => void
}) {
  const m = useBuild().logic
  // One word joins them all: mixing "and" with "or" needs parentheses, and those need an expression.
  if (!props.isFirst) return <span>{m[props.join]}</span>
  return (
    <select
      aria-label={m.joined}
      value={props.join}
      onChange={(event) => props.onJoin(event.target.value === 'or' ? 'or' : 'and')}
    >
      <option value="and">{m.and}</option>
      <option value="or">{m.or}</option>
    </select>
  )
}

export function questionOptions(
  instrument: Instrument,
  tongue: string,
  of: string,
  isOwnOffered: boolean,
  own: string,
) {
  const others = placesIn(instrument).filter(
    ({ item, at }) => !('items' in item) && item.type !== 'note' && at !== of,
  )
  return [
    ...(isOwnOffered ? [{ key: '.', label: own }] : []),
    ...others.map(({ item }) => ({
      key: item.name,
      label: say(item.label, tongue, instrument.languages) || item.name,
      detail: item.name,
    })),
  ]
}
