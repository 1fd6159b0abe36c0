// Writing a finding: the claim, what it answers, where it holds, what else could explain it, which codes it speaks of.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { type Finding, FindingBody } from '../../../core/wire/finding.ts'
import { ApiProblem } from '../../kit/api.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { refreshFinding } from './reads.ts'
import { saveFinding } from './writes.ts'

export function FindingForm(props: {
  id: string
  finding: Finding | null
  onClose: (saved: boolean) => void
}) {
  const m = useMessages()
  const words = m.conclude.findings
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const codes = useQuery(codesQuery(slug))
  const { id, finding } = props

  const save = useMutation({
    mutationFn: (body: v.InferOutput<typeof FindingBody>) =>
      saveFinding(slug, { ...body, id }, finding?.revision ?? null),
    onSuccess: async () => {
      notify({ text: m.conclude.saved })
      await refreshFinding(client, slug, id)
      props.onClose(true)
    },
    onError: (error) => {
      const changed = error instanceof ApiProblem && error.code === 'thing.changed-meanwhile'
      if (!changed) return tell(error)
      notify({ text: words.changed, tone: 'problem' })
      refreshFinding(client, slug, id)
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    save.mutate(
      v.parse(FindingBody, {
        claim: text('claim'),
        question: text('question'),
        scope: text('scope'),
        rival: text('rival'),
        codes: form.getAll('code'),
        state: finding?.state ?? 'draft',
      }),
    )
  }

  return (
    <form className="finding" onSubmit={submit}>
      <h2>{finding ? words.number(finding.number) : words.add}</h2>
      <Field label={words.claim}>
        {(naming) => (
          <textarea
            {...naming}
            name="claim"
            rows={2}
            required
            maxLength={1_000}
            defaultValue={finding?.claim}
          />
        )}
      </Field>
      <Field label={words.question}>
        {(naming) => (
          <textarea
            {...naming}
            name="question"
            rows={2}
            maxLength={1_000}
            defaultValue={finding?.question}
          />
        )}
      </Field>
      <Field label={words.scope} hint={words.scopeHint}>
        {(naming) => (
          <textarea
            {...naming}
            name="scope"
            rows={2}
            maxLength={2_000}
            defaultValue={finding?.scope}
          />
        )}
      </Field>
      <Field label={words.rival} hint={words.rivalHint}>
        {(naming) => (
          <textarea
            {...naming}
            name="rival"
            rows={2}
            maxLength={4_000}
            defaultValue={finding?.rival}
          />
        )}
      </Field>
      <fieldset className="choices choices-many">
        <legend>{words.codes}</legend>
        <p className="quiet">{words.codesHint}</p>
        <div>
          {codes.data
            ?.filter((code) => code.retiredAt === null || finding?.codes.includes(code.id))
            .map((code) => (
              <label key={code.id} className="tick">
                <input
                  type="checkbox"
                  name="code"
                  value={code.id}
                  defaultChecked={finding?.codes.includes(code.id) ?? false}
                />{' '}
                {code.label}
              </label>
            ))}
        </div>
      </fieldset>
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {m.conclude.save}
        </button>
        <button type="button" onClick={() => props.onClose(false)}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
