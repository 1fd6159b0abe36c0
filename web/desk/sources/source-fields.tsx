// What a source is: its technique, who speaks in it, whose view it gives, when, and where a document came from.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceAbout } from '../../../core/wire/coding.ts'
import { techniques } from '../../../core/wire/words.ts'
import { useMessages } from '../shell/language.tsx'
import { casesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

/** With a source it begins with what that is. */
export function SourceFields({ source }: { source?: SourceAbout }) {
  const m = useMessages()
  const words = m.material.add
  const { slug } = useStudy()
  const participants = useQuery(participantsQuery(slug))
  const cases = useQuery(casesQuery(slug))
  const [technique, setTechnique] = useState<string>(source?.technique ?? 'interview')
  const [participant, setParticipant] = useState(source?.participant ?? '')
  const own = participant === (source?.participant ?? '') ? source?.role : undefined
  const role = own ?? participants.data?.find((one) => one.code === participant)?.role ?? ''
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
          <select key={cases.data ? 1 : 0} name="case" defaultValue={source?.case ?? ''}>
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
          <input type="date" name="occurredOn" defaultValue={source?.occurredOn ?? ''} />
        </label>
      </div>
      {technique === 'document' && (
        <fieldset>
          <legend>{words.origin}</legend>
          <label>
            {words.address}
            <input name="address" maxLength={2_000} defaultValue={source?.origin?.address} />
          </label>
          <div className="pair">
            <label>
              {words.publisher}
              <input name="publisher" maxLength={200} defaultValue={source?.origin?.publisher} />
            </label>
            <label>
              {words.seenOn}
              <input type="date" name="seenOn" defaultValue={source?.origin?.seenOn ?? ''} />
            </label>
          </div>
        </fieldset>
      )}
    </>
  )
}
