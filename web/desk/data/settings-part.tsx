// Settings that are kept by name: taken up again, and made by the clock where that is wanted.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  type ExportOrder,
  type ExportSettings,
  type ExportSettingsRow,
  schedules,
} from '../../../core/wire/export.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { useWhen } from '../fieldwork/when.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { exportKeys, settingsQuery } from './reads.ts'

const settingsApi = api.studies[':study'].exports.settings[':id']

export function SettingsPart(props: { order: ExportOrder; take: (order: ExportOrder) => void }) {
  const m = useMessages().data.exports
  const { slug: study } = useStudy()
  const when = useWhen()
  const tell = useTellProblem()
  const queries = useQueryClient()
  const settings = useQuery(settingsQuery(study))
  const [name, setName] = useState('')
  const [every, setEvery] = useState<ExportSettings['every']>(null)
  const after = {
    onError: tell,
    onSettled: () => queries.invalidateQueries({ queryKey: exportKeys.settings(study) }),
  }
  const put = useMutation({
    mutationFn: ({ id, ...json }: ExportSettings & { id: string }) =>
      ask(settingsApi.$put({ param: { study, id }, json })),
    ...after,
  })
  const remove = useMutation({
    mutationFn: ({ id }: ExportSettingsRow) => ask(settingsApi.$delete({ param: { study, id } })),
    onSuccess: (_, { id, name, order, every }) =>
      notify({ text: m.settingsRemoved(name), undo: () => put.mutate({ id, name, order, every }) }),
    ...after,
  })

  function keep(event: FormEvent) {
    event.preventDefault()
    // Names are not taken along by the clock.
    const { identities: _, ...order } = props.order
    put.mutate({ id: uuidv7(), name: name.trim(), order, every })
    setName('')
  }

  return (
    <section className="export-part" aria-label={m.settings}>
      <h2>{m.settings}</h2>
      {settings.data && settings.data.length > 0 && (
        <ul className="export-settings">
          {settings.data.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => props.take(one.order)}>
                {one.name}
              </button>
              <span className="quiet">
                {one.every === null
                  ? m.byHand
                  : m.everyNext(
                      m.schedules[one.every],
                      one.nextAt === null ? '' : when.moment(one.nextAt),
                    )}
              </span>
              <button
                type="button"
                className="quiet-button"
                onClick={() => remove.mutate(one)}
                aria-label={m.removeSettings(one.name)}
              >
                {m.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="field-row" onSubmit={keep}>
        <Field label={m.settingsName}>
          {(naming) => (
            <input
              {...naming}
              value={name}
              maxLength={80}
              required
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={m.schedule} hint={m.scheduleHint}>
          {(naming) => (
            <select
              {...naming}
              value={every ?? ''}
              onChange={(event) =>
                setEvery((event.target.value || null) as ExportSettings['every'])
              }
            >
              <option value="">{m.byHand}</option>
              {schedules.map((one) => (
                <option key={one} value={one}>
                  {m.schedules[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit">{m.keepSettings}</button>
      </form>
    </section>
  )
}
