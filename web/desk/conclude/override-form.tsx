// Overriding a derived verdict: only with a reason, which everybody sees; and taking the override back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import type { MatrixRow, Verdict } from '../../../core/wire/triangulation.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refreshFinding } from './reads.ts'
import { overrideVerdict } from './writes.ts'

const verdicts = ['agreement', 'partial', 'dissonance', 'silence'] as const satisfies Verdict[]

export function OverrideForm({ row }: { row: MatrixRow }) {
  const m = useMessages().conclude
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { id } = row.finding
  const before = row.override
  const override = useMutation({
    mutationFn: (json: { verdict: Verdict | null; reason: string }) =>
      overrideVerdict(slug, id, json),
    onSuccess: (_, sent) => {
      const undo = before
        ? { verdict: before.verdict, reason: before.reason }
        : { verdict: null, reason: '' }
      notify({
        text: sent.verdict === null ? m.matrix.restored : m.matrix.overridden,
        undo: () => override.mutate(undo),
      })
      return refreshFinding(client, slug, id)
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    override.mutate({
      verdict: v.parse(v.picklist(verdicts), form.get('verdict')),
      reason: String(form.get('reason')).trim(),
    })
  }

  return (
    <details className="step">
      <summary>{m.matrix.overrideTitle}</summary>
      <p className="quiet">{m.matrix.overrideWhat}</p>
      {before && (
        <p>
          <small>{m.matrix.overrideBy(before.by)}</small>{' '}
          <button
            type="button"
            disabled={override.isPending}
            onClick={() => override.mutate({ verdict: null, reason: '' })}
          >
            {m.matrix.restore}
          </button>
        </p>
      )}
      <form key={`${before?.verdict}:${before?.reason}`} onSubmit={submit}>
        <Field label={m.matrix.verdict}>
          {(naming) => (
            <select {...naming} name="verdict" defaultValue={before?.verdict ?? 'partial'}>
              {verdicts.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {m.overall[verdict]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={m.matrix.reason}>
          {(naming) => (
            <textarea
              {...naming}
              name="reason"
              rows={3}
              required
              maxLength={2_000}
              defaultValue={before?.reason}
            />
          )}
        </Field>
        <div className="actions">
          <button type="submit" disabled={override.isPending}>
            {m.matrix.override}
          </button>
        </div>
      </form>
    </details>
  )
}
