// The foot of a page of asking: what is still missing, back and on, and the participant's no.
import { useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'

type Way = { name: string; go: () => void }
type Props = {
  problem: string | null
  back: Way
  on: Way
  isBusy?: boolean
  onRefuse: () => void
}

export function ConsentFoot({ problem, back, on, isBusy, onRefuse }: Props) {
  const { ask: m } = useWords(peopleWords)
  return (
    <>
      {problem && (
        <p role="alert" className="problem">
          {problem}
        </p>
      )}
      <div className="ways">
        <button type="button" className="big" onClick={back.go}>
          {back.name}
        </button>
        <button type="button" className="big primary" disabled={isBusy} onClick={on.go}>
          {on.name}
        </button>
      </div>
      <button type="button" className="plain" onClick={onRefuse}>
        {m.no}
      </button>
    </>
  )
}
