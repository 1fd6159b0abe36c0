// What the phone itself must give: a microphone that hears, a place that is found, a place on the home screen.
import { useState } from 'react'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Installing, install } from '../install.ts'
import { readyWords } from '../messages/ready-words.ts'
import { CheckLine, type State } from './check-line.tsx'
import type { Allowed } from './permission.ts'
import { type Heard, tryMicrophone } from './try-microphone.ts'

type Trial<T> = { kind: 'none' | 'busy' | 'failed' } | { kind: 'done'; found: T }

export const stateOf = (allowed: Allowed): State =>
  allowed === 'granted' ? 'good' : allowed === 'denied' ? 'wrong' : 'open'

export function MicrophoneLine({ allowed }: { allowed: Allowed }) {
  const { microphone: m } = useWords(readyWords)
  const [trial, setTrial] = useState<Trial<Heard & { url: string }>>({ kind: 'none' })
  const isSilent = trial.kind === 'done' && trial.found.isSilent
  async function listen(): Promise<void> {
    setTrial({ kind: 'busy' })
    try {
      const heard = await tryMicrophone()
      setTrial({ kind: 'done', found: { ...heard, url: URL.createObjectURL(heard.blob) } })
    } catch {
      // Refused, or taken by a call: either way there is nothing to hear.
      setTrial({ kind: 'failed' })
    }
  }
  const what =
    trial.kind === 'done'
      ? isSilent
        ? m.silent
        : m.heard
      : trial.kind === 'failed'
        ? m.failed
        : m[allowed]
  return (
    <CheckLine
      state={isSilent || trial.kind === 'failed' ? 'wrong' : stateOf(allowed)}
      title={m.title}
      what={<span role="status">{what}</span>}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: a second of one's own voice has no captions */}
      {trial.kind === 'done' && <audio controls src={trial.found.url} aria-label={m.play} />}
      <button type="button" disabled={trial.kind === 'busy'} onClick={() => void listen()}>
        {trial.kind === 'busy' ? m.busy : m.act}
      </button>
    </CheckLine>
  )
}

/** A first fix under open sky may take this long. */
const patienceMs = 60_000

export function LocationLine({ allowed }: { allowed: Allowed }) {
  const { location: m } = useWords(readyWords)
  const language = useLanguage()
  const [trial, setTrial] = useState<Trial<number>>({ kind: 'none' })
  function find(): void {
    setTrial({ kind: 'busy' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setTrial({ kind: 'done', found: coords.accuracy }),
      () => setTrial({ kind: 'failed' }),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 0 },
    )
  }
  const what =
    trial.kind === 'done'
      ? m.found(numberOf(trial.found, language, 0))
      : trial.kind === 'failed'
        ? m.failed
        : m[allowed]
  return (
    <CheckLine
      state={trial.kind === 'failed' ? 'wrong' : stateOf(allowed)}
      title={m.title}
      what={<span role="status">{what}</span>}
    >
      <button type="button" disabled={trial.kind === 'busy'} onClick={find}>
        {trial.kind === 'busy' ? m.busy : m.act}
      </button>
    </CheckLine>
  )
}

export function InstallLine({ how }: { how: Installing }) {
  const { installing: m } = useWords(readyWords)
  return (
    <CheckLine state={how === 'installed' ? 'good' : 'open'} title={m.title} what={m[how]}>
      {how === 'offered' && (
        <button type="button" onClick={() => void install()}>
          {m.act}
        </button>
      )}
    </CheckLine>
  )
}
