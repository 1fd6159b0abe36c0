// Writing an indicator: its name, what it means, of what it is told, and the codes and scored items behind it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { type Indicator, IndicatorBody } from '../../../core/wire/finding.ts'
import { newestForms } from '../display/form-choice.tsx'
import { Field } from '../fieldwork/field.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { codeTicks, LongField, Ticks } from './form-parts.tsx'
import { indicatorsQuery } from './reads.ts'
import { itemOf, scoredItems, tickOf } from './scored-items.ts'
import { saveIndicator } from './writes.ts'

export function IndicatorForm(props: {
  id: string
  indicator: Indicator | null
  position: number
  onClose: (saved: boolean) => void
}) {
  const { language, m: all } = useLanguage()
  const { conclude, shell, weigh } = all
  const m = weigh.indicators
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { data: codes } = useQuery(codesQuery(slug))
  const { data: versions } = useQuery(versionsQuery(slug))
  const { id, indicator, position } = props
  const items = indicator?.items ?? []
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
        items: form.getAll('item').map((item) => itemOf(String(item))),
        position,
      }),
    )
  }

  // The lists are read before the form is shown, so that its first ticks are those of the indicator.
  if (!codes || !versions) return <Loading />
  const forms = newestForms(versions, ({ scoring }) => scoring !== undefined)
  return (
    <form className="finding" onSubmit={submit}>
      <h2>{indicator?.name ?? m.add}</h2>
      <Field label={m.name}>
        {(naming) => (
          <input {...naming} name="name" required maxLength={200} defaultValue={indicator?.name} />
        )}
      </Field>
      <LongField
        label={m.definition}
        name="definition"
        most={2_000}
        value={indicator?.definition}
      />
      <Field label={m.level} hint={m.levelHint}>
        {(naming) => (
          <input {...naming} name="level" maxLength={80} defaultValue={indicator?.level} />
        )}
      </Field>
      <Ticks
        legend={m.codes}
        name="code"
        options={codeTicks(codes, indicator?.codes ?? [])}
        chosen={indicator?.codes ?? []}
      />
      <Ticks
        legend={m.items}
        hint={m.itemsHint}
        name="item"
        options={scoredItems(forms, items, language, conclude.evidence.ofTotal)}
        chosen={items.map(tickOf)}
      />
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
