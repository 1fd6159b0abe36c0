// Recording a consent: which text was read, what was agreed to, how, and when.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { consentScopes } from '../../../core/instrument/model.ts'
import { consentWays } from '../../../core/wire/consent.ts'
import { NewConsent } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { textsQuery } from '../consents/reads.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'

const hows = [...consentWays, 'refused'] as const

export function RecordConsent({ code }: { code: string }) {
  const { fieldwork: m, consents } = useMessages()
  const words = m.participants
  const { slug } = useStudy()
  const texts = useQuery(textsQuery(slug))
  const [label, setLabel] = useState<string | null>(null)
  const [how, setHow] = useState<(typeof hows)[number]>('signed')
  // The newest one that is read out, until another is chosen.
  const text =
    texts.data?.find((one) => one.label === label) ??
    texts.data?.find((one) => one.retiredAt === null) ??
    texts.data?.[0]
  const client = useQueryClient()
  const tell = useTellProblem()
  const [needed, setNeeded] = useState(false)
  // Made once for this form, so that a second try is the same consent.
  const [id, setId] = useState(() => uuidv7())

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
      setId(uuidv7())
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.participants(slug) }),
        client.invalidateQueries({ queryKey: keys.consents(slug, code) }),
        client.invalidateQueries({ queryKey: keys.consentTexts(slug) }),
      ])
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const scopes = form.getAll('scope')
    const witness = String(form.get('witness') ?? '').trim()
    const isMissing = how !== 'refused' && scopes.length === 0
    setNeeded(isMissing)
    if (isMissing) return
    record.mutate(
      v.parse(NewConsent, {
        id,
        textVersion: form.get('text'),
        witness: witness === '' ? null : { name: witness },
        scopes,
        how,
        givenAt: new Date(String(form.get('given'))).toISOString(),
      }),
    )
  }

  return (
    <form className="card" onSubmit={submit}>
      <h3>{words.record}</h3>
      <Field
        label={words.textVersion}
        hint={texts.data?.length === 0 ? consents.freeText : undefined}
      >
        {(naming) =>
          texts.data && texts.data.length > 0 ? (
            <select
              {...naming}
              name="text"
              value={text?.label}
              onChange={(event) => setLabel(event.target.value)}
            >
              {texts.data.map(({ hash, label }) => (
                <option key={hash} value={label}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input {...naming} name="text" required maxLength={80} />
          )
        }
      </Field>
      <Field label={words.how}>
        {(naming) => (
          <select
            {...naming}
            value={how}
            onChange={(event) => setHow(event.target.value as typeof how)}
          >
            {hows.map((one) => (
              <option key={one} value={one}>
                {m.hows[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="choices" hidden={how === 'refused'} disabled={how === 'refused'}>
        <legend>{words.scopes}</legend>
        {(text?.scopes ?? consentScopes).map((scope) => (
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
      <Field label={consents.witnessName}>
        {(naming) => <input {...naming} name="witness" maxLength={200} autoComplete="off" />}
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
