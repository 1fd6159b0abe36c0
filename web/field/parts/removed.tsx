// What was just taken away, said once, with the way back.
import { useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'

export function Removed({ text, onBack }: { text: string; onBack: () => void }) {
  const { undo } = useWords(words)
  return (
    <p className="undo" role="status">
      <span>{text}</span>
      <button type="button" className="plain" onClick={onBack}>
        {undo}
      </button>
    </p>
  )
}
