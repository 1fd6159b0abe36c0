// Writing an event: what happened, from when until when, how exactly that is known, and what tells of it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { EventBody, type Figure, type StudyEvent } from '../../../core/wire/finding.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { EvidencePicks } from './evidence-picks.tsx'
import { eventsQuery } from './reads.ts'
import { RemoveButton } from './remove-button.tsx'
import { removeEvent, restoreEvent, saveEvent } from './writes.ts'

export function EventForm(props: { event: StudyEvent | null; onClose: () => void }) {
  const m = useMessages()
  const words = m.conclude.timeline
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const before = props.event
  const events = useQuery(eventsQuery(slug))
  const [id] = useState(() => before?.id ?? uuidv7())
  const [evidence, setEvidence] = useState(before?.evidence ?? [])
  const [isBackwards, setIsBackwards] = useState(false)

  const save = useMutation({
    mutationFn: (event: StudyEvent) => saveEvent(slug, event),
    onSuccess: async () => {
      notify({ text: m.conclude.saved })
      await client.invalidateQueries({ queryKey: eventsQuery(slug).queryKey })
      props.onClose()
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const from = String(form.get('from'))
    const to = String(form.get('to')) || null
    setIsBackwards(to !== null && to < from)
    if (to !== null && to < from) return
    const body = v.parse(EventBody, {
      label: String(form.get('label')).trim(),
      from,
      to,
      precision: form.get('precision'),
      figure: figureIn(form),
      evidence,
    })
    save.mutate({ ...body, id })
  }

  return (
    <form className="card" onSubmit={submit}>
      <Field label={words.label}>
        {(naming) => (
          <input {...naming} name="label" required maxLength={400} defaultValue={before?.label} />
        )}
      </Field>
      <div className="field-row">
        <Field label={words.from}>
          {(naming) => (
            <input {...naming} type="date" name="from" required defaultValue={before?.from} />
          )}
        </Field>
        <Field label={words.to} hint={isBackwards ? words.backwards : words.toHint}>
          {(naming) => (
            <input
              {...naming}
              type="date"
              name="to"
              aria-invalid={isBackwards || undefined}
              defaultValue={before?.to ?? ''}
            />
          )}
        </Field>
        <Field label={words.precision}>
          {(naming) => (
            <select {...naming} name="precision" defaultValue={before?.precision}>
              {EventBody.entries.precision.options.map((precision) => (
                <option key={precision} value={precision}>
                  {m.conclude.precisions[precision]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <details className="step" open={before?.figure ? true : undefined}>
        <summary>{words.figure.title}</summary>
        <p className="quiet">{words.figure.what}</p>
        <div className="field-row">
          <Field label={words.figure.of}>
            {(naming) => (
              <input
                {...naming}
                name="of"
                maxLength={120}
                list="figures"
                defaultValue={before?.figure?.of}
              />
            )}
          </Field>
          <Field label={words.figure.unit}>
            {(naming) => (
              <input {...naming} name="unit" maxLength={40} defaultValue={before?.figure?.unit} />
            )}
          </Field>
          <Field label={words.figure.value}>
            {(naming) => (
              <input
                {...naming}
                type="number"
                step="any"
                name="value"
                defaultValue={before?.figure?.value}
              />
            )}
          </Field>
        </div>
        <datalist id="figures">
          {[...new Set(events.data?.flatMap((one) => one.figure?.of ?? []))].map((of) => (
            <option key={of} value={of} />
          ))}
        </datalist>
      </details>
      <EvidencePicks codes={[]} chosen={evidence} onChange={setEvidence} />
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {m.conclude.save}
        </button>
        <button type="button" onClick={props.onClose}>
          {m.shell.cancel}
        </button>
        {before && (
          <RemoveButton
            name={before.label}
            list={eventsQuery(slug).queryKey}
            remove={() => removeEvent(slug, before.id)}
            restore={() => restoreEvent(slug, before.id)}
            onRemoved={props.onClose}
          />
        )}
      </div>
    </form>
  )
}

/** Null where no figure was written; a name without a number is none. */
function figureIn(form: FormData): Figure | null {
  const of = String(form.get('of')).trim()
  const value = String(form.get('value'))
  if (of === '' || value === '') return null
  return { of, unit: String(form.get('unit')).trim(), value: Number(value) }
}
