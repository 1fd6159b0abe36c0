// Writing a relation: from which factor to which, of what kind and sign, and the segments that state it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { type Relation, RelationBody, relationTypes } from '../../../core/wire/finding.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { EvidencePicks } from './evidence-picks.tsx'
import { relationsQuery } from './reads.ts'
import { RemoveButton } from './remove-button.tsx'
import { removeRelation, restoreRelation, saveRelation } from './writes.ts'

export function RelationForm(props: { relation: Relation | null; onClose: () => void }) {
  const m = useMessages()
  const words = m.conclude.network
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const codes = useQuery(codesQuery(slug))
  const { relation } = props
  const [id] = useState(() => relation?.id ?? uuidv7())
  const [evidence, setEvidence] = useState(relation?.evidence ?? [])
  const [isSame, setIsSame] = useState(false)

  const save = useMutation({
    mutationFn: (body: v.InferOutput<typeof RelationBody>) => saveRelation(slug, id, body),
    onSuccess: async () => {
      notify({ text: m.conclude.saved })
      await client.invalidateQueries({ queryKey: relationsQuery(slug).queryKey })
      props.onClose()
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const same = form.get('from') === form.get('to')
    setIsSame(same)
    if (same) return
    save.mutate(
      v.parse(RelationBody, {
        from: form.get('from'),
        to: form.get('to'),
        type: form.get('type'),
        sign: form.get('sign'),
        note: String(form.get('note')).trim(),
        evidence,
      }),
    )
  }

  const labelOf = (code: string) => codes.data?.find((one) => one.id === code)?.label ?? '…'
  const options = codes.data
    ?.filter(
      (code) => code.retiredAt === null || code.id === relation?.from || code.id === relation?.to,
    )
    .map((code) => (
      <option key={code.id} value={code.id}>
        {code.label}
      </option>
    ))
  // The lists are read before the form is shown, so that its first values are theirs.
  if (!options) return null
  return (
    <form className="card" onSubmit={submit}>
      <div className="field-row">
        <Field label={words.from}>
          {(naming) => (
            <select {...naming} name="from" defaultValue={relation?.from}>
              {options}
            </select>
          )}
        </Field>
        <Field label={words.type}>
          {(naming) => (
            <select {...naming} name="type" defaultValue={relation?.type}>
              {relationTypes.map((type) => (
                <option key={type} value={type}>
                  {m.conclude.relationTypes[type]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.to} hint={isSame ? words.same : undefined}>
          {(naming) => (
            <select
              {...naming}
              name="to"
              defaultValue={relation?.to}
              aria-invalid={isSame || undefined}
            >
              {options}
            </select>
          )}
        </Field>
        <Field label={words.sign}>
          {(naming) => (
            <select {...naming} name="sign" defaultValue={relation?.sign}>
              {RelationBody.entries.sign.options.map((sign) => (
                <option key={sign} value={sign}>
                  {m.conclude.signs[sign]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={words.note}>
        {(naming) => (
          <textarea
            {...naming}
            name="note"
            rows={2}
            maxLength={2_000}
            defaultValue={relation?.note}
          />
        )}
      </Field>
      <EvidencePicks
        codes={relation ? [relation.from, relation.to] : []}
        chosen={evidence}
        onChange={setEvidence}
      />
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {m.conclude.save}
        </button>
        <button type="button" onClick={props.onClose}>
          {m.shell.cancel}
        </button>
        {relation && (
          <RemoveButton
            name={`${labelOf(relation.from)} → ${labelOf(relation.to)}`}
            list={relationsQuery(slug).queryKey}
            remove={() => removeRelation(slug, id)}
            restore={() => restoreRelation(slug, id)}
            onRemoved={props.onClose}
          />
        )}
      </div>
    </form>
  )
}
