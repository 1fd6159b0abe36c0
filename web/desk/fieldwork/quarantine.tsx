// The way out of quarantine: a response is released into the study, or rejected with a reason and left where it is.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { responseQuery } from './reads.ts'

const one = api.studies[':study'].responses[':id']

export function Quarantine({ response }: { response: ResponseDetail }) {
  const m = useMessages().fieldwork.quarantine
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [isRejecting, setIsRejecting] = useState(false)
  const param = { study: slug, id: response.id }
  const again = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: responseQuery(slug, response.id).queryKey }),
      client.invalidateQueries({ queryKey: [slug, 'responses'] }),
    ])
  const release = useMutation({
    mutationFn: () => ask(one.release.$post({ param })),
    onSuccess: () => {
      notify({ text: m.released })
      return again()
    },
    onError: tell,
  })
  const reject = useMutation({
    mutationFn: (reason: string) => ask(one.reject.$post({ param, json: { reason } })),
    onSuccess: () => {
      setIsRejecting(false)
      notify({ text: m.rejected })
      return again()
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    reject.mutate(String(new FormData(event.currentTarget).get('reason')))
  }

  return (
    <section className="card">
      <h3>{m.title}</h3>
      <p>{response.rejectedAt ? m.isRejected(response.note) : m.what}</p>
      {isRejecting ? (
        <form onSubmit={submit}>
          <Field label={m.reason} hint={m.reasonHint}>
            {(naming) => <textarea {...naming} name="reason" rows={3} maxLength={4_000} required />}
          </Field>
          <div className="actions">
            <button type="submit" disabled={reject.isPending}>
              {m.rejectNow}
            </button>
            <button type="button" onClick={() => setIsRejecting(false)}>
              {m.keep}
            </button>
          </div>
        </form>
      ) : (
        <div className="actions">
          <button
            type="button"
            className="primary"
            disabled={release.isPending}
            onClick={() => release.mutate()}
          >
            {m.release}
          </button>
          {!response.rejectedAt && (
            <button type="button" onClick={() => setIsRejecting(true)}>
              {m.reject}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
