// A number as it is typed, with what was understood of it beside it.
import { useState } from 'react'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { readNumber } from '../fill/number.ts'
import { words } from '../messages/words.ts'
import { ariaOf, type Field } from './answer-field.tsx'

export function NumberField(props: Field<'integer' | 'decimal'>) {
  const { question, value, onAnswer, onLeave } = props
  const m = useWords(words)
  const language = useLanguage()
  // What was typed, so that "2," does not become "2" under the finger; unless the answer has become another one.
  const [typed, setTyped] = useState(() => written(value))
  const isOwn = readNumber(typed, question.type) === (value ?? '')
  return (
    <>
      <input
        {...ariaOf(props)}
        type="text"
        inputMode={question.type === 'integer' ? 'numeric' : 'decimal'}
        autoComplete="off"
        placeholder={m.fill.number}
        value={isOwn ? typed : written(value)}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          onAnswer(readNumber(text, question.type))
        }}
        onBlur={onLeave}
      />
      {typeof value === 'number' && Math.abs(value) >= 10_000 && (
        <small>{m.fill.thousands(numberOf(value, language))}</small>
      )}
    </>
  )
}

function written(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}
