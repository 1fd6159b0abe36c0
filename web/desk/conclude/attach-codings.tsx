// Makes coded passages evidence of a finding, one or many at once: which finding, with what stance, how strong, why.
// Wherever passages are listed, it takes their ids.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { EvidenceBody } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { TheoryField } from './theory-field.tsx'
import { useAttach } from './use-attach.ts'
import './attach.css'

export function AttachEvidence(props: { codings: readonly string[]; onDone: () => void }) {
  const { coding, weigh } = useMessages()
  const m = coding.attach
  const { slug } = useStudy()
  const findings = useQuery(findingsQuery(slug))
  const attach = useAttach(props.onDone)
  const [theory, setTheory] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  // Whoever opened it, by key or by button, goes on here.
  const isThere = findings.data !== undefined
  useEffect(() => {
    if (isThere) first.current?.focus()
  }, [isThere])

  function submit(form: FormData) {
    const finding = String(form.get('finding') ?? '')
    if (!finding) return
    attach.mutate({
      finding,
      codings: props.codings,
      stance: String(form.get('stance')) as EvidenceBody['stance'],
      strength: Number(form.get('strength')) as EvidenceBody['strength'],
      note: String(form.get('note') ?? ''),
      theory,
    })
  }

  if (findings.isPending) return <Loading />
  if (!findings.data || findings.data.length === 0) return <p className="quiet">{m.none}</p>
  return (
    <form
      className="attach"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      {props.codings.length > 1 && (
        <p className="quiet">{weigh.attach.many(props.codings.length)}</p>
      )}
      <label>
        {m.finding}
        <select ref={first} name="finding" required defaultValue="">
          <option value="" disabled>
            {m.choose}
          </option>
          {findings.data.map((one) => (
            <option key={one.id} value={one.id}>
              {one.number}. {one.claim}
            </option>
          ))}
        </select>
      </label>
      <div className="pair">
        <label>
          {m.stance}
          <select name="stance" defaultValue="supports">
            {stances.map((stance) => (
              <option key={stance} value={stance}>
                {m.stances[stance]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.strength}
          <select name="strength" defaultValue="2">
            {m.strengths.map((word, index) => (
              <option key={word} value={index + 1}>
                {word}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {m.note}
        <textarea name="note" rows={2} maxLength={4_000} />
      </label>
      <TheoryField theory={theory} onChange={setTheory} />
      <button type="submit" className="primary" disabled={attach.isPending}>
        {m.save}
      </button>
    </form>
  )
}
