// What a new source is: its technique, who speaks in it, whose view it gives, when, and where a document came from.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { techniques } from '../../../core/wire/words.ts'
import { useMessages } from '../shell/language.tsx'
import { casesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function SourceFields() {
  const m = useMessages()
  const words = m.material.add
  const { slug } = useStudy()
  const participants = useQuery(participantsQuery(slug))
  const cases = useQuery(casesQuery(slug))
  const [technique, setTechnique] = useState('interview')
  const [participant, setParticipant] = useState('')
  const role = participants.data?.find((one) => one.code === participant)?.role ?? ''
  return (
    <>
      <label>
        {words.technique}
        <select
          name="technique"
          value={technique}
          onChange={(event) => setTechnique(event.target.value)}
        >
          {techniques
            .filter((one) => one !== 'score')
            .map((one) => (
              <option key={one} value={one}>
                {m.shell.techniques[one]}
              </option>
            ))}
        </select>
      </label>
      <label>
        {words.participant}
        <select
          name="participant"
          value={participant}
          onChange={(event) => setParticipant(event.target.value)}
        >
          <option value="">{words.noParticipant}</option>
          {participants.data?.map((one) => (
            <option key={one.code} value={one.code}>
              {one.code} · {one.role}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.role}
        <input
          key={role}
          name="role"
          maxLength={40}
          defaultValue={role}
          placeholder={words.roleHint}
        />
      </label>
      <div className="pair">
        <label>
          {words.case}
          <select name="case" defaultValue="">
            <option value="">{words.noCase}</option>
            {cases.data?.map((one) => (
              <option key={one.code} value={one.code}>
                {one.code} · {one.label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.occurredOn}
          <input type="date" name="occurredOn" />
        </label>
      </div>
      {technique === 'document' && (
        <fieldset>
          <legend>{words.origin}</legend>
          <label>
            {words.address}
            <input name="address" maxLength={2_000} />
          </label>
          <div className="pair">
            <label>
              {words.publisher}
              <input name="publisher" maxLength={200} />
            </label>
            <label>
              {words.seenOn}
              <input type="date" name="seenOn" />
            </label>
          </div>
        </fieldset>
      )}
    </>
  )
}
