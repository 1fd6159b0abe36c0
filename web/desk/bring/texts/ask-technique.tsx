// How the documents came about, where their titles do not say.
import { techniques } from '../../../../core/wire/words.ts'
import { useMessages } from '../../shell/language.tsx'
import { useBring } from '../messages.ts'
import type { AskProps } from '../readers.ts'
import type { TextAnswers } from './reader.ts'

export function AskTechnique(props: Pick<AskProps<TextAnswers>, 'answers' | 'change'>) {
  const { answers, change } = props
  const m = useBring()
  const names = useMessages().shell.techniques
  return (
    <label>
      {m.technique}
      <select
        value={answers.technique}
        onChange={({ target }) =>
          change({ technique: techniques.find((one) => one === target.value) ?? 'interview' })
        }
      >
        {techniques.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  )
}
