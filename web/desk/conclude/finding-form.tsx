// Writing a finding: the claim, what it answers, where it holds, what else could explain it, which codes it speaks of.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { type Finding, FindingBody } from '../../../core/wire/finding.ts'
import { ApiProblem } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { codeTicks, LongField, Ticks } from './form-parts.tsx'
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
      <LongField label={words.claim} name="claim" most={1_000} value={finding?.claim} required />
      <LongField label={words.question} name="question" most={1_000} value={finding?.question} />
      <LongField
        label={words.scope}
        hint={words.scopeHint}
        name="scope"
        most={2_000}
        value={finding?.scope}
      />
      <LongField
        label={words.rival}
        hint={words.rivalHint}
        name="rival"
        most={4_000}
        value={finding?.rival}
      />
      <Ticks
        legend={words.codes}
        hint={words.codesHint}
        name="code"
        options={codeTicks(codes.data ?? [], finding?.codes ?? [])}
        chosen={finding?.codes ?? []}
      />
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
