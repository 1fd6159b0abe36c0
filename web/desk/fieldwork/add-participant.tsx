// Adding a participant: code, role and case for the study; the name, if any, into its own table.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { NewParticipant } from '../../../core/wire/people.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { casesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'

export function AddParticipant({ onClose }: { onClose: (added: string | null) => void }) {
  const m = useMessages()
  const words = m.fieldwork.participants
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const cases = useQuery(casesQuery(slug))
  const participants = useQuery(participantsQuery(slug))
  const roles = [...new Set(participants.data?.map((one) => one.role))].toSorted()

  const add = useMutation({
    mutationFn: (json: v.InferInput<typeof NewParticipant>) =>
      ask(api.studies[':study'].participants.$post({ param: { study: slug }, json })),
    onSuccess: async ({ code }) => {
      notify({ text: words.added(code) })
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.participants(slug) }),
        client.invalidateQueries({ queryKey: keys.study(slug) }),
      ])
      onClose(code)
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const name = text('name')
    const alsoCalled = text('also')
      .split(',')
      .map((part) => part.trim())
    add.mutate(
      v.parse(NewParticipant, {
        code: text('code'),
        role: text('role'),
        case: text('case') || null,
        attributes: {},
        identity: name ? { name, alsoCalled: alsoCalled.filter(Boolean) } : null,
      }),
    )
  }

  return (
    <form className="card" aria-label={words.add} onSubmit={submit}>
      <div className="field-row">
        <Field label={words.code} hint={words.codeHint}>
          {(naming) => (
            <input
              {...naming}
              name="code"
              required
              autoComplete="off"
              pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,31}"
            />
          )}
        </Field>
        <Field label={words.role} hint={words.roleHint}>
          {(naming) => (
            <>
              <input {...naming} name="role" required maxLength={40} list="roles-known" />
              <datalist id="roles-known">
                {roles.map((role) => (
                  <option key={role} value={role} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={words.case}>
          {(naming) => (
            <select {...naming} name="case">
              <option value="">{words.noCase}</option>
              {cases.data?.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.code}, {one.label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className="apart">
        <legend>{words.identity}</legend>
        <p className="quiet">{words.identityWhat}</p>
        <div className="field-row">
          <Field label={words.name}>
            {(naming) => <input {...naming} name="name" maxLength={200} autoComplete="off" />}
          </Field>
          <Field label={words.alsoCalled}>
            {(naming) => <input {...naming} name="also" maxLength={400} autoComplete="off" />}
          </Field>
        </div>
      </fieldset>
      <div className="actions">
        <button type="submit" className="primary" disabled={add.isPending}>
          {words.add}
        </button>
        <button type="button" onClick={() => onClose(null)}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
