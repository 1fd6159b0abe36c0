// A read-back: what is read of each finding, to whom. It becomes a small instrument, and a task for each participant.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Finding } from '../../../core/wire/finding.ts'
import { Field } from '../fieldwork/field.tsx'
import { PhoneChoice } from '../fieldwork/phone-choice.tsx'
import { useMessages } from '../shell/language.tsx'
import { findingsQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useReadBack } from './use-read-back.ts'

type Props = { finding: Finding; onClose: () => void }

export function ReadBackForm({ finding, onClose }: Props) {
  const { shell, weigh } = useMessages()
  const m = weigh.checks
  const { slug } = useStudy()
  const findings = useQuery(findingsQuery(slug)).data ?? []
  const participants = useQuery(participantsQuery(slug)).data ?? []
  const [others, setOthers] = useState<string[]>([])
  const send = useReadBack(finding.id, onClose)
  const read = findings.filter(({ id }) => id === finding.id || others.includes(id))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    send.mutate({
      findings: read.map(({ id, number }) => ({
        finding: id,
        number,
        summary: String(form.get(id) ?? '').trim(),
      })),
      participants: form.getAll('participant').map(String),
      device: String(form.get('device')) || null,
    })
  }

  return (
    <form className="read-back" onSubmit={submit}>
      <p className="quiet">{m.what}</p>
      {read.map(({ id, number, claim }) => (
        <Field key={id} label={m.summary(number)}>
          {(naming) => (
            <textarea
              {...naming}
              name={id}
              rows={3}
              required
              maxLength={2_000}
              defaultValue={claim}
            />
          )}
        </Field>
      ))}
      <details className="step">
        <summary>{m.others}</summary>
        {findings.map(
          ({ id, number, claim }) =>
            id !== finding.id && (
              <label key={id} className="tick">
                <input
                  type="checkbox"
                  checked={others.includes(id)}
                  onChange={(event) =>
                    setOthers(
                      event.target.checked
                        ? [...others, id].slice(0, 19)
                        : others.filter((one) => one !== id),
                    )
                  }
                />{' '}
                {number}. {claim}
              </label>
            ),
        )}
      </details>
      <fieldset className="choices choices-many">
        <legend>{m.participants}</legend>
        <p className="quiet">{m.participantsHint}</p>
        <div>
          {participants.map(({ code, role }) => (
            <label key={code} className="tick">
              <input type="checkbox" name="participant" value={code} /> {code}, {role}
            </label>
          ))}
        </div>
      </fieldset>
      <PhoneChoice />
      <div className="actions">
        <button type="submit" className="primary" disabled={send.isPending}>
          {m.send}
        </button>
        <button type="button" onClick={onClose}>
          {shell.cancel}
        </button>
      </div>
    </form>
  )
}
