// Under a received response: to correct it on one's own accord, while the server can be asked for its answers.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { correct } from '../fill/correct.ts'
import { returnsWords } from '../messages/returns-words.ts'
import { go, paths } from '../route.ts'
import { useStatus } from '../sync/status.ts'

export function CorrectOwn({ id }: { id: string }) {
  const m = useWords(returnsWords)
  const { isReached } = useStatus()
  const [isMissing, setMissing] = useState(false)
  if (!isReached) return null
  async function open(): Promise<void> {
    const draft = await correct(id, '')
    setMissing(draft === null)
    if (draft !== null) go(paths.fill(draft))
  }
  return (
    <section className="card">
      <p>{m.ownWhat}</p>
      {isMissing && (
        <p role="alert" className="problem">
          {m.noBody}
        </p>
      )}
      <button type="button" className="big" onClick={() => void open()}>
        {m.own}
      </button>
    </section>
  )
}
