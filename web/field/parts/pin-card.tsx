// Sets, changes and removes the PIN of drafts.
import { type SubmitEvent, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { guardWords } from '../messages/guard-words.ts'
import { useStored } from '../store/changes.ts'
import { changePin, hasPin, lock, removePin, setPin, type Tried } from '../store/pin.ts'
import { PinField } from './pin-field.tsx'
import { choiceWords, triedWords } from './pin-words.ts'
import './guard.css'

export function PinCard({ isEarly }: { isEarly: boolean }) {
  const m = useWords(guardWords).pin
  const has = useStored(hasPin)
  const [told, setTold] = useState('')
  if (has === undefined) return null
  return (
    <section className="card notice guard">
      <h2>{m.title}</h2>
      <p>{has ? m.has : m.none}</p>
      <p role="status">{told}</p>
      {!has && isEarly && <p>{m.early}</p>}
      {!has && !isEarly && (
        <Choose label={m.set} onChoose={setPin} onDone={() => setTold(m.isSet)} />
      )}
      {has && (
        <>
          <button type="button" className="big" onClick={lock}>
            {m.lock}
          </button>
          <details>
            <summary>{m.change}</summary>
            <Choose
              label={m.change}
              asksNow
              onChoose={(next, now) => changePin(now, next)}
              onDone={() => setTold(m.isSet)}
            />
          </details>
          <details>
            <summary>{m.remove}</summary>
            <Remove onDone={() => setTold(m.isRemoved)} />
          </details>
        </>
      )}
    </section>
  )
}

type ChooseProps = {
  label: string
  asksNow?: boolean
  onChoose: (next: string, now: string) => Promise<Tried | void>
  onDone: () => void
}

function Choose({ label, asksNow = false, onChoose, onDone }: ChooseProps) {
  const m = useWords(guardWords)
  const [pins, setPins] = useState({ now: '', next: '', again: '' })
  const [problems, setProblems] = useState<{ now?: string; next?: string }>({})
  const [isBusy, setBusy] = useState(false)

  async function choose(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const wrong = choiceWords(pins.next, pins.again, m)
    setProblems(wrong === undefined ? {} : { next: wrong })
    if (wrong !== undefined) return
    setBusy(true)
    const tried = await onChoose(pins.next, pins.now)
    setBusy(false)
    const refused = tried && triedWords(tried, m)
    if (refused !== undefined) return setProblems({ now: refused })
    setPins({ now: '', next: '', again: '' })
    onDone()
  }

  return (
    <form onSubmit={(event) => void choose(event)}>
      {asksNow && (
        <PinField
          label={m.pin.now}
          value={pins.now}
          onChange={(now) => setPins({ ...pins, now })}
          {...(problems.now && { problem: problems.now })}
        />
      )}
      <PinField
        label={m.pin.next}
        value={pins.next}
        onChange={(next) => setPins({ ...pins, next })}
        {...(problems.next && { problem: problems.next })}
      />
      <PinField
        label={m.pin.again}
        value={pins.again}
        onChange={(again) => setPins({ ...pins, again })}
      />
      <button type="submit" className="big primary" disabled={isBusy}>
        {label}
      </button>
    </form>
  )
}

function Remove({ onDone }: { onDone: () => void }) {
  const m = useWords(guardWords)
  const [pin, setPinNow] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)

  async function remove(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    const refused = triedWords(await removePin(pin), m)
    setBusy(false)
    setPinNow('')
    setProblem(refused)
    if (refused === undefined) onDone()
  }

  return (
    <form onSubmit={(event) => void remove(event)}>
      <PinField label={m.pin.now} value={pin} onChange={setPinNow} {...(problem && { problem })} />
      <button type="submit" className="big" disabled={isBusy || pin === ''}>
        {m.pin.remove}
      </button>
    </form>
  )
}
