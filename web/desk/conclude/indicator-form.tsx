// Writing an indicator: its name, what it means, of what it is told, and the codes and scored items behind it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { type Indicator, IndicatorBody } from '../../../core/wire/finding.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { indicatorsQuery } from './reads.ts'
import { saveIndicator } from './writes.ts'

export function IndicatorForm(props: {
  id: string
  indicator: Indicator | null
  position: number
  onClose: (saved: boolean) => void
}) {
  const { conclude, shell, weigh } = useMessages()
  const m = weigh.indicators
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const codes = useQuery(codesQuery(slug)).data ?? []
  const { id, indicator, position } = props
  const save = useMutation({
    mutationFn: (body: IndicatorBody) => saveIndicator(slug, id, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: indicatorsQuery(slug).queryKey })
      notify({ text: conclude.saved })
      props.onClose(true)
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    save.mutate(
      v.parse(IndicatorBody, {
        name: text('name'),
        definition: text('definition'),
        level: text('level'),
        codes: form.getAll('code'),
        items: text('items')
          .split('\n')
          .map((line) => line.trim().split(/\s+/))
          .flatMap(([instrument, of = 'total']) => (instrument ? [{ instrument, of }] : [])),
        position,
      }),
    )
  }

  return (
    <form className="finding" onSubmit={submit}>
      <h2>{indicator?.name ?? m.add}</h2>
      <Field label={m.name}>
        {(naming) => (
          <input {...naming} name="name" required maxLength={200} defaultValue={indicator?.name} />
        )}
      </Field>
      <Field label={m.definition}>
        {(naming) => (
          <textarea
            {...naming}
            name="definition"
            rows={2}
            maxLength={2_000}
            defaultValue={indicator?.definition}
          />
        )}
      </Field>
      <Field label={m.level} hint={m.levelHint}>
        {(naming) => (
          <input {...naming} name="level" maxLength={80} defaultValue={indicator?.level} />
        )}
      </Field>
      <fieldset className="choices choices-many">
        <legend>{m.codes}</legend>
        <div>
          {codes
            .filter((code) => code.retiredAt === null || indicator?.codes.includes(code.id))
            .map((code) => (
              <label key={code.id} className="tick">
                <input
                  type="checkbox"
                  name="code"
                  value={code.id}
                  defaultChecked={indicator?.codes.includes(code.id) ?? false}
                />{' '}
                {code.label}
              </label>
            ))}
        </div>
      </fieldset>
      <Field label={m.items} hint={m.itemsHint}>
        {(naming) => (
          <textarea
            {...naming}
            name="items"
            rows={3}
            defaultValue={indicator?.items
              .map(({ instrument, of }) => `${instrument} ${of}`)
              .join('\n')}
          />
        )}
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {conclude.save}
        </button>
        <button type="button" onClick={() => props.onClose(false)}>
          {shell.cancel}
        </button>
      </div>
    </form>
  )
}
