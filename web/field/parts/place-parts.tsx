// What the fields for places share: how a place is written, what stands in the way, and typing it by hand.
import { useId, useState } from 'react'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { type Fix, readDegrees } from '../fill/place.ts'
import type { Watched } from '../fill/watch-place.ts'
import { fieldWords } from '../messages/field-words.ts'

export function useMetres(): (metres: number | null) => string {
  const language = useLanguage()
  return (metres) => numberOf(Math.ceil(metres ?? 0), language)
}

export function PlaceWords({ fix }: { fix: Fix }) {
  const m = useWords(fieldWords).place
  const language = useLanguage()
  const metres = useMetres()
  const degrees = (value: number) => numberOf(value, language, 5)
  return (
    <span className="place">
      <b>
        {degrees(fix.latitude)} · {degrees(fix.longitude)}
      </b>
      <small>{fix.accuracy === null ? m.typed : m.within(metres(fix.accuracy))}</small>
    </span>
  )
}

/** Why there is no position, and the way out. */
export function PlaceTrouble({ state }: { state: Watched['state'] }) {
  const m = useWords(fieldWords).place
  if (state !== 'denied' && state !== 'unavailable') return null
  return (
    <p role="alert" className="problem">
      {m[state]}
    </p>
  )
}

export function PlaceByHand({ isOpen, onPlace }: { isOpen: boolean; onPlace: (fix: Fix) => void }) {
  const m = useWords(fieldWords).place
  const [typed, setTyped] = useState({ latitude: '', longitude: '' })
  const [isWrong, setIsWrong] = useState(false)
  const told = useId()

  function use(): void {
    const latitude = readDegrees(typed.latitude)
    const longitude = readDegrees(typed.longitude)
    const isPlace =
      latitude !== null &&
      longitude !== null &&
      Math.abs(latitude) <= 90 &&
      Math.abs(longitude) <= 180
    setIsWrong(!isPlace)
    if (!isPlace) return
    onPlace({ latitude, longitude, altitude: null, accuracy: null })
    setTyped({ latitude: '', longitude: '' })
  }
  return (
    <details className="by-hand" open={isOpen || undefined}>
      <summary>{m.byHand}</summary>
      {(['latitude', 'longitude'] as const).map((part) => (
        <label key={part} className="field">
          {m[part]}
          <input
            type="text"
            inputMode="text"
            autoComplete="off"
            value={typed[part]}
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? told : undefined}
            onChange={(event) => {
              const text = event.currentTarget.value
              setTyped((now) => ({ ...now, [part]: text }))
            }}
          />
        </label>
      ))}
      {isWrong && (
        <p id={told} role="alert" className="problem">
          {m.wrong}
        </p>
      )}
      <button type="button" onClick={use}>
        {m.useTyped}
      </button>
    </details>
  )
}
