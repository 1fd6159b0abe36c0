// Offered after a talk, never asked for: what the researcher thinks of it, and of themselves in it.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { keepNote, type Note, noteOf, readNote, writeNote } from '../fill/reflect.ts'
import { afterWords } from '../messages/after-words.ts'
import { useStored } from '../store/changes.ts'
import { dropDeed } from '../store/deeds.ts'
import { isLocked } from '../store/vault.ts'
import { Explained } from './explained.tsx'
import './fields.css'
import './tick.css'
import { SpokenNote } from './spoken-note.tsx'

type Props = { study: string; response: string }

export function Reflection({ study, response }: Props) {
  const { memo: m } = useWords(afterWords)
  const kept = useStored(useCallback(() => noteOf(response), [response]))
  const isShut = useStored(isLocked)
  if (kept === undefined || isShut === undefined) return null
  if (!kept) return isShut ? null : <Writing study={study} response={response} />
  return (
    <section className="card">
      <h2>{m.title}</h2>
      <p role="status" data-state={kept.state}>
        {kept.state === 'received' ? m.received : kept.state === 'refused' ? m.refused : m.waiting}
      </p>
      {kept.problem && (
        <p className="problem">
          <Explained problem={kept.problem} />
        </p>
      )}
      {kept.state === 'refused' && (
        <button type="button" onClick={() => void dropDeed(kept.id)}>
          {m.drop}
        </button>
      )}
    </section>
  )
}

/** What is typed is on the phone soon after the key, as every answer is. */
const delayMs = 250

function Writing({ study, response }: Props) {
  const { memo: m } = useWords(afterWords)
  const [note, setNote] = useState<Note | null>(null)
  const [isFailed, setIsFailed] = useState(false)
  /** What is not written yet. */
  const latest = useRef<Note | null>(null)
  /** For a recording that ends when this was drawn anew meanwhile. */
  const current = useRef<Note | null>(null)
  useEffect(() => {
    void readNote(response).then(setNote)
    const write = () => {
      const now = latest.current
      latest.current = null
      if (now) void writeNote(response, now).catch(() => setIsFailed(true))
    }
    const timer = setInterval(write, delayMs)
    return () => {
      clearInterval(timer)
      write()
    }
  }, [response])
  if (!note) return null
  current.current = note
  const change = (next: Note) => {
    latest.current = next
    current.current = next
    setNote(next)
  }
  /** Named in storage before its pieces go. */
  async function say(voice: Note['voice']): Promise<void> {
    const next: Note = {
      text: '',
      open: false,
      ...current.current,
      ...(voice ? { voice } : { voice: null }),
    }
    await writeNote(response, next)
    change(next)
  }
  async function keep(wanted: Note): Promise<void> {
    latest.current = null
    await keepNote(study, response, wanted).catch(() => {
      latest.current = wanted
      setIsFailed(true)
    })
  }
  return (
    <section className="card">
      <h2>{m.title}</h2>
      <p id="reflection">{m.what}</p>
      <textarea
        aria-labelledby="reflection"
        rows={4}
        maxLength={20_000}
        value={note.text}
        onChange={(event) => change({ ...note, text: event.currentTarget.value })}
      />
      <SpokenNote response={response} voice={note.voice ?? null} onVoice={say} />
      <label className="tick">
        <input
          type="checkbox"
          checked={note.open}
          onChange={(event) => change({ ...note, open: event.currentTarget.checked })}
        />
        {m.open}
      </label>
      {!note.open && <p className="quiet">{m.private}</p>}
      {isFailed && (
        <p role="alert" className="problem">
          {m.failed}
        </p>
      )}
      {(note.text.trim() !== '' || note.voice) && (
        <button type="button" className="big" onClick={() => void keep(note)}>
          {m.keep}
        </button>
      )}
    </section>
  )
}
