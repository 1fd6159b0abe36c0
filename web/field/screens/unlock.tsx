// Shown in place of everything that needs drafts while they are locked. Sending goes on meanwhile.
import { type SubmitEvent, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { guardWords } from '../messages/guard-words.ts'
import { Frame } from '../parts/frame.tsx'
import '../parts/guard.css'
import { PinField } from '../parts/pin-field.tsx'
import { triedWords } from '../parts/pin-words.ts'
import { useStored } from '../store/changes.ts'
import { countDrafts } from '../store/drafts.ts'
import { listOutbox } from '../store/outbox.ts'
import { forgetPin, unlock } from '../store/pin.ts'
import { Queue } from './home-queue.tsx'

export function UnlockScreen({ kit }: { kit: FieldKit }) {
  const m = useWords(guardWords)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const [isTrying, setTrying] = useState(false)
  const drafts = useStored(countDrafts) ?? 0
  const outbox = useStored(listOutbox) ?? []

  async function open(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setTrying(true)
    // Taken away, so that an alert which says the same again is heard again.
    setProblem(undefined)
    const tried = await unlock(pin)
    setProblem(triedWords(tried, m))
    setPin('')
    setTrying(false)
  }

  return (
    <Frame title={kit.study.title}>
      <form className="card notice guard" onSubmit={(event) => void open(event)}>
        <h2>{m.unlock.title}</h2>
        <p>{m.unlock.what}</p>
        <PinField label="PIN" value={pin} onChange={setPin} {...(problem && { problem })} />
        <button type="submit" className="big primary" disabled={isTrying || pin === ''}>
          {m.unlock.open}
        </button>
        <details>
          <summary>{m.unlock.forgot}</summary>
          <p>{m.unlock.lost}</p>
          <button type="button" className="big" onClick={() => void forgetPin()}>
            {m.unlock.drop(drafts)}
          </button>
        </details>
      </form>
      <Queue kit={kit} outbox={outbox} />
    </Frame>
  )
}
