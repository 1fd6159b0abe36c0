// The speakers of a transcript: a click gives one the turn, a name is added once.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readOpening } from '../../../core/text/label.ts'
import { useMessages } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { aliasesQuery } from '../speakers/reads.ts'

type Props = {
  speakers: readonly string[]
  onGive: (speaker: string) => void
  onChange: (speakers: string[]) => void
}

export function SpeakerList({ speakers, onGive, onChange }: Props) {
  const m = useMessages()
  const words = m.transcribe
  const { slug } = useStudy()
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  const { data: aliases = [] } = useQuery(aliasesQuery(slug))
  const [name, setName] = useState('')
  const [isBad, setBad] = useState(false)

  function add(): void {
    const clean = name.trim()
    // It must be found again as a label when the transcript is read.
    const isGood = readOpening(`${clean}: x`).label === clean
    setBad(!isGood)
    if (!isGood) return
    setName('')
    if (!speakers.includes(clean)) onChange([...speakers, clean])
  }

  return (
    <section>
      <h2>{words.speakers}</h2>
      <p className="quiet">{words.speakersWhat}</p>
      <ul className="transcribe-speakers">
        {speakers.map((one) => (
          <li key={one}>
            <button type="button" onClick={() => onGive(one)}>
              {one}
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label>
          {words.addSpeaker}
          <input
            value={name}
            list="transcribe-names"
            maxLength={40}
            aria-invalid={isBad}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <datalist id="transcribe-names">
          {participants.map(({ code, role }) => (
            <option key={code} value={code}>
              {role}
            </option>
          ))}
          {aliases
            .filter(({ meant }) => meant !== 'nobody')
            .map(({ label, participant }) => (
              <option key={label} value={label}>
                {participant}
              </option>
            ))}
        </datalist>
        <button type="submit">{words.add}</button>
        {isBad && (
          <p className="wrong" role="alert">
            {words.nameBad}
          </p>
        )}
      </form>
    </section>
  )
}
