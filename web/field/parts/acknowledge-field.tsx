// A box to tick: "read out", "seen", "agreed".
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { ariaOf, type Field } from './answer-field.tsx'

export function AcknowledgeField(props: Field<'acknowledge'>) {
  const { value, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(words)
  const { readOnly: _none, ...aria } = ariaOf(props)
  return (
    <div className="choices">
      <label>
        <input
          {...aria}
          type="checkbox"
          disabled={isReadOnly}
          checked={value === 'OK'}
          onChange={(event) => {
            onAnswer(event.currentTarget.checked ? 'OK' : undefined)
            onLeave()
          }}
        />
        <span aria-hidden="true">{m.fill.acknowledged}</span>
      </label>
    </div>
  )
}
