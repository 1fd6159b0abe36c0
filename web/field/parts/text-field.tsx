// Words. A short answer begins as one line and grows, since nobody can read along in a line that runs out of the screen.
import { useWords } from '../../kit/language.ts'
import { looksOf } from '../fill/looks.ts'
import { words } from '../messages/words.ts'
import { ariaOf, type Field } from './answer-field.tsx'

export function TextField(props: Field<'text'>) {
  const { question, value, onAnswer, onLeave } = props
  const m = useWords(words)
  const looks = looksOf(question)
  const isLong = question.long === true || looks.has('multiline')
  return (
    <textarea
      {...ariaOf(props)}
      className={isLong ? 'long' : undefined}
      inputMode={looks.has('numbers') ? 'numeric' : looks.has('url') ? 'url' : undefined}
      placeholder={question.probes ? m.fill.notes : m.fill.answer}
      rows={isLong ? 5 : question.probes ? 2 : 1}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        grow(event.currentTarget)
        onAnswer(event.currentTarget.value)
      }}
      onBlur={onLeave}
    />
  )
}

/** Browsers before 2024 do not size a field by its content themselves. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
