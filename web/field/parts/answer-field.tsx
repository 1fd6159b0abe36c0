// The field for one question's answer, fitting its type.
import { choicesOf } from '../../../core/instrument/choices.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { ChoiceField } from './choice-field.tsx'
import { NumberField } from './number-field.tsx'

export type FieldProps<Q extends Question = Question> = {
  instrument: Instrument
  question: Q
  value: AnswerValue | undefined
  language: string
  /** Ids of the elements that describe the field: hint and problem. */
  describedBy: string | undefined
  isWrong: boolean
  onAnswer: (value: AnswerValue | undefined) => void
  /** The researcher has moved on from the field: now it may be judged. */
  onLeave: () => void
}

export function AnswerField(props: FieldProps) {
  const { question, value, describedBy, isWrong, onAnswer, onLeave } = props
  const m = useWords(words)
  const common = {
    'aria-labelledby': 'question',
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    onBlur: onLeave,
  }
  switch (question.type) {
    case 'text':
      return (
        <textarea
          {...common}
          className={question.long ? 'long' : undefined}
          placeholder={question.probes ? m.fill.notes : m.fill.answer}
          rows={question.long ? 5 : 2}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      )
    case 'integer':
    case 'decimal':
      return <NumberField {...props} question={question} common={common} />
    case 'date':
      return (
        <input
          {...common}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      )
    case 'selectOne':
    case 'selectMany':
      return (
        <ChoiceField
          {...props}
          question={question}
          choices={choicesOf(props.instrument, question) ?? []}
          legend={say(question.label, props.language)}
        />
      )
    default:
      return null
  }
}
