// One or several of a list of choices. Long lists get a search, so that a phone never draws thousands of rows.
import { useState } from 'react'
import type { Choice } from '../../../core/instrument/choices.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Question } from '../../../core/instrument/question.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import type { FieldProps } from './answer-field.tsx'

const manyChoices = 20
const mostShown = 60

type Props = FieldProps<Extract<Question, { type: 'selectOne' | 'selectMany' }>> & {
  choices: readonly Choice[]
  legend: string
}

export function ChoiceField(props: Props) {
  const { question, choices, value, language, legend, describedBy, onAnswer, onLeave } = props
  const m = useWords(words)
  const [wanted, setWanted] = useState('')
  const chosen = chosenIn(value)
  const isOne = question.type === 'selectOne'
  const shown = narrowed(choices, wanted, language, chosen)

  function choose(name: string, isChecked: boolean): void {
    if (isOne) onAnswer(name)
    else {
      const next = new Set(chosen)
      if (isChecked) next.add(name)
      else next.delete(name)
      // In the order of the instrument, so that the same choices are always the same answer.
      onAnswer(choices.map((choice) => choice.name).filter((one) => next.has(one)))
    }
    onLeave()
  }

  return (
    <fieldset className="choices" aria-describedby={describedBy}>
      <legend className="hidden">{legend}</legend>
      {choices.length > manyChoices && (
        <input
          type="search"
          aria-label={m.fill.find}
          placeholder={m.fill.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {shown.map((choice) => (
        <label key={choice.name}>
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={question.name}
            value={choice.name}
            checked={chosen.has(choice.name)}
            onChange={(event) => choose(choice.name, event.currentTarget.checked)}
          />
          <span>{say(choice.label, language)}</span>
        </label>
      ))}
      {chosen.size > 0 && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.fill.clear}
        </button>
      )}
    </fieldset>
  )
}

function chosenIn(value: AnswerValue | undefined): Set<string> {
  if (typeof value === 'string') return new Set([value])
  return new Set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
}

/** What is chosen stays in sight, whatever is searched for. */
function narrowed(
  choices: readonly Choice[],
  wanted: string,
  language: string,
  chosen: ReadonlySet<string>,
): Choice[] {
  const text = wanted.trim().toLocaleLowerCase()
  const fits = (choice: Choice) => say(choice.label, language).toLocaleLowerCase().includes(text)
  const found = choices.filter((choice) => !chosen.has(choice.name) && fits(choice))
  if (choices.length <= manyChoices) return [...choices]
  return [...choices.filter((choice) => chosen.has(choice.name)), ...found.slice(0, mostShown)]
}
