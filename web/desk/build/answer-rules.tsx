// What is asked of an answer: whether there must be one, what it must be like, what it is before anybody answers.
import { useId } from 'react'
import { isAsked } from '../../../core/instrument/asked.ts'
import type { Question } from '../../../core/instrument/question.ts'
import { ConditionField } from './condition-field.tsx'
import { canHave } from './kinds.ts'
import { useBuild } from './messages.ts'
import { change, type Panel, type } from './panel.ts'
import { put } from './place.ts'
import { Section } from './section.tsx'
import { WordsField } from './words-field.tsx'

export function AnswerRules(props: Panel & { at: string; item: Question }) {
  const m = useBuild()
  const { at, item, instrument, tongue, frozen, onChange } = props
  const panel = { instrument, tongue, frozen, onChange }
  const asked = isAsked(item) ? item : null
  const rules = [
    asked?.required && m.question.required,
    asked?.constraint && m.question.constraint,
    asked?.readOnly && m.question.readOnly,
    'default' in item && item.default && m.question.default,
    'calculation' in item && item.calculation && m.question.calculation,
  ].filter(Boolean)
  return (
    <Section
      title={m.question.rules}
      summary={rules.length > 0 ? rules.join(', ') : m.question.rulesNone}
      isOpen={rules.length > 0}
    >
      {asked && (
        <>
          <SometimesField
            {...panel}
            at={`${at}.required`}
            of={at}
            words={m.question.requiredWords}
          />
          {asked.required && (
            <WordsField
              {...panel}
              at={`${at}.requiredMessage`}
              title={m.question.requiredMessage}
              optional
            />
          )}
          <Sub title={m.question.constraint}>
            <ConditionField
              {...panel}
              at={`${at}.constraint`}
              of={at}
              start={m.logic.mustBe}
              ownFirst
            />
            {asked.constraint && (
              <WordsField
                {...panel}
                at={`${at}.constraintMessage`}
                title={m.question.constraintMessage}
                hint={m.question.constraintMessageWhat}
                optional
              />
            )}
          </Sub>
          <SometimesField
            {...panel}
            at={`${at}.readOnly`}
            of={at}
            words={m.question.readOnlyWords}
          />
        </>
      )}
      {canHave(item.type, 'default') && <DefaultField {...panel} at={at} item={item} />}
      {canHave(item.type, 'calculation') && (
        <Sub title={m.question.calculation}>
          <ConditionField {...panel} at={`${at}.calculation`} of={at} start="" asText />
        </Sub>
      )}
    </Section>
  )
}

function Sub(props: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="sub">
      <legend>{props.title}</legend>
      {props.children}
    </fieldset>
  )
}

/** No, always, or on a condition. */
function SometimesField(
  props: Panel & {
    at: string
    of: string
    words: { title: string; no: string; always: string; when: string; start: string }
  },
) {
  const { at, words, onChange } = props
  const value = at
    .split('.')
    .reduce<unknown>(
      (here, step) => (here as Record<string, unknown> | undefined)?.[step],
      props.instrument,
    )
  const now = value === true ? 'always' : typeof value === 'string' ? 'when' : 'no'
  const name = useId()
  const set = { no: undefined, always: true, when: '' } as const
  return (
    <fieldset className="sub">
      <legend>{words.title}</legend>
      <div className="ticks">
        {(['no', 'always', 'when'] as const).map((one) => (
          <label key={one} className="tick">
            <input
              type="radio"
              name={name}
              checked={now === one}
              data-at={one === now ? at : undefined}
              onChange={() => change(onChange, at, set[one])}
            />
            {words[one]}
          </label>
        ))}
      </div>
      {now === 'when' && <ConditionField {...props} start={words.start} keeps />}
    </fieldset>
  )
}

function DefaultField({ at, item, ...panel }: Panel & { at: string; item: Question }) {
  const m = useBuild().question
  const id = useId()
  const initial = 'default' in item ? item.default : undefined
  const isReckoned = initial !== undefined && 'expression' in initial
  const shown = initial !== undefined && 'value' in initial ? initial.value : ''
  function write(text: string) {
    const isNumber = ['integer', 'decimal', 'range'].includes(item.type)
    const value =
      isNumber && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
    const many = item.type === 'selectMany' || item.type === 'rank'
    const kept = many ? text.split(/\s+/).filter(Boolean) : value
    type(panel.onChange, `${at}.default`, text === '' ? undefined : { value: kept })
  }
  return (
    <Sub title={m.default}>
      {!isReckoned && (
        <div className="field">
          <label htmlFor={id} className="unseen">
            {m.default}
          </label>
          {item.type === 'selectOne' && typeof item.choices !== 'string' ? (
            <select id={id} value={String(shown)} onChange={(event) => write(event.target.value)}>
              <option value="">{m.defaultNone}</option>
              {item.choices.map((choice) => (
                <option key={choice.name} value={choice.name}>
                  {choice.label[panel.tongue] ?? Object.values(choice.label)[0] ?? choice.name}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={id}
              data-at={`${at}.default`}
              value={Array.isArray(shown) ? shown.join(' ') : shown}
              onChange={(event) => write(event.target.value)}
            />
          )}
        </div>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={isReckoned}
          onChange={() =>
            panel.onChange(({ instrument }) =>
              put(instrument, `${at}.default`, isReckoned ? undefined : { expression: 'today()' }),
            )
          }
        />
        {m.defaultReckoned}
      </label>
      {isReckoned && (
        <ConditionField {...panel} at={`${at}.default.expression`} of={at} start="" asText keeps />
      )}
    </Sub>
  )
}
