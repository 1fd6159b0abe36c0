// Recording a consent: which text was read, what was agreed to, how, and when.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { consentScopes } from '../../../core/instrument/model.ts'
import { NewConsent } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'

export function RecordConsent({ code }: { code: string }) {
  const m = useMessages().fieldwork
  const words = m.participants
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [needed, setNeeded] = useState(false)
  // Made once for this form, so that a second try is the same consent.
  const [id] = useState(() => uuidv7())

  const record = useMutation({
    mutationFn: (json: v.InferInput<typeof NewConsent>) =>
      ask(
        api.studies[':study'].participants[':code'].consents.$post({
          param: { study: slug, code },
          json,
        }),
      ),
    onSuccess: () => {
      notify({ text: words.recorded })
      return client.invalidateQueries({ queryKey: keys.participants(slug) })
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const scopes = form.getAll('scope')
    setNeeded(scopes.length === 0)
    if (scopes.length === 0) return
    record.mutate(
      v.parse(NewConsent, {
        id,
        textVersion: form.get('text'),
        scopes,
        how: form.get('how'),
        givenAt: new Date(String(form.get('given'))).toISOString(),
      }),
    )
  }

  return (
    <form className="card" onSubmit={submit}>
      <h3>{words.record}</h3>
      <Field label={words.textVersion}>
        {(naming) => <input {...naming} name="text" required maxLength={80} />}
      </Field>
      <fieldset className="choices">
        <legend>{words.scopes}</legend>
        {consentScopes.map((scope) => (
          <label key={scope} className="tick">
            <input type="checkbox" name="scope" value={scope} /> {m.scopes[scope]}
          </label>
        ))}
        {needed && (
          <p className="trouble" role="alert">
            {words.scopeNeeded}
          </p>
        )}
      </fieldset>
      <Field label={words.how}>
        {(naming) => (
          <select {...naming} name="how">
            {NewConsent.entries.how.options.map((how) => (
              <option key={how} value={how}>
                {m.hows[how]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.givenAt} hint={words.givenAtHint}>
        {(naming) => (
          <input
            {...naming}
            type="datetime-local"
            name="given"
            required
            defaultValue={nowLocal()}
          />
        )}
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={record.isPending}>
          {words.record}
        </button>
      </div>
    </form>
  )
}

/** `datetime-local` wants the clock on this computer's wall, without a zone. */
function nowLocal(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
