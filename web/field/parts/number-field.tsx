// A number as it is typed, with what was understood of it beside it.
import { useState } from 'react'
import type { Question } from '../../../core/instrument/question.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { readNumber } from '../fill/number.ts'
import { words } from '../messages/words.ts'
import type { FieldProps } from './answer-field.tsx'

type Props = FieldProps<Extract<Question, { type: 'integer' | 'decimal' }>> & { common: object }

export function NumberField({ question, value, common, onAnswer }: Props) {
  const m = useWords(words)
  const language = useLanguage()
  // What was typed, so that "2," does not become "2" under the finger.
  const [typed, setTyped] = useState(() => written(value))
  return (
    <>
      <input
        {...common}
        type="text"
        inputMode={question.type === 'integer' ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          onAnswer(readNumber(text, question.type))
        }}
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
