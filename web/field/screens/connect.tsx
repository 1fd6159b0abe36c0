// A phone without a study: the code is read by the camera where the phone can, pasted or typed everywhere.
import { type FormEvent, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { connectWords } from '../messages/connect-words.ts'
import { Notice } from '../parts/notice.tsx'
import { canScan, Scanner } from '../parts/scanner.tsx'
import { type Read, readCode } from '../sync/code.ts'

export function Connect({ onCode }: { onCode: (code: string) => void }) {
  const m = useWords(connectWords)
  const [camera, setCamera] = useState<'off' | 'on' | 'denied'>('off')
  const [typed, setTyped] = useState('')
  const [read, setRead] = useState<Read | null>(null)

  function take(text: string): void {
    const told = readCode(text, location.origin)
    setCamera('off')
    if (told.kind === 'code') onCode(told.code)
    else setRead(told)
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    take(typed)
  }

  return (
    <Notice title={m.title}>
      <p>{m.what}</p>
      {camera === 'on' && (
        <Scanner looking={m.looking} onFound={take} onDenied={() => setCamera('denied')} />
      )}
      {canScan && (
        <button
          type="button"
          className="big primary"
          onClick={() => setCamera(camera === 'on' ? 'off' : 'on')}
        >
          {camera === 'on' ? m.stop : m.scan}
        </button>
      )}
      {camera === 'denied' && (
        <p role="alert" className="problem">
          {m.denied}
        </p>
      )}
      <form className="field" onSubmit={submit}>
        <label className="field">
          <b>{m.field}</b>
          <input
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {read?.kind === 'none' && (
          <p role="alert" className="problem">
            {m.unknown}
          </p>
        )}
        {read?.kind === 'elsewhere' && (
          <p role="alert">
            {m.elsewhere(read.link.host)} <a href={read.link.href}>{m.goThere}</a>
          </p>
        )}
        <button type="submit" className={canScan ? 'big' : 'big primary'}>
          {m.connect}
        </button>
      </form>
    </Notice>
  )
}
