// What an export is narrowed by: days, states, cases, roles, techniques, codes, layer.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { ExportFilter, ExportOrder } from '../../../core/wire/export.ts'
import { techniques } from '../../../core/wire/words.ts'
import { Field } from '../fieldwork/field.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { casesQuery, codesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function NarrowPart(props: { order: ExportOrder; change: (order: ExportOrder) => void }) {
  const { m, language } = useLanguage()
  const words = m.data.exports
  const { slug } = useStudy()
  const codes = useQuery(codesQuery(slug))
  const participants = useQuery(participantsQuery(slug))
  const cases = useQuery(casesQuery(slug))
  const versions = useQuery(versionsQuery(slug))
  const { filter } = props.order
  const roles = [...new Set(participants.data?.map((one) => one.role))].toSorted()
  const instruments = new Map(
    versions.data
      ?.toSorted((a, b) => a.number - b.number)
      .map(({ instrument }) => [instrument.slug, say(instrument.title, language)]),
  )

  function set(more: { [K in keyof ExportFilter]?: ExportFilter[K] | undefined }) {
    const next = Object.entries({ ...filter, ...more }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    props.change({ ...props.order, filter: Object.fromEntries(next) as ExportFilter })
  }
  const one = (value: string) => (value === '' ? undefined : [value])

  return (
    <details className="export-part" open={Object.keys(filter).length > 0}>
      <summary>{words.narrow}</summary>
      <div className="field-row">
        <Day label={words.from} value={filter.from} set={(from) => set({ from })} />
        <Day label={words.to} value={filter.to} set={(to) => set({ to })} />
        <Pick
          label={words.state}
          value={filter.states?.[0]}
          set={(value) => set({ states: one(value) as ExportFilter['states'] })}
        >
          {(['received', 'accepted', 'returned'] as const).map((state) => (
            <option key={state} value={state}>
              {words.states[state]}
            </option>
          ))}
        </Pick>
        <Pick
          label={words.instrument}
          value={filter.instruments?.[0]}
          set={(value) => set({ instruments: one(value) })}
        >
          {[...instruments].map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Pick>
        <Pick
          label={words.case}
          value={filter.cases?.[0]}
          set={(value) => set({ cases: one(value) })}
        >
          {cases.data?.map(({ code }) => (
            <option key={code}>{code}</option>
          ))}
        </Pick>
        <Pick
          label={words.role}
          value={filter.roles?.[0]}
          set={(value) => set({ roles: one(value) })}
        >
          {roles.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </Pick>
        <Pick
          label={words.technique}
          value={filter.techniques?.[0]}
          set={(value) => set({ techniques: one(value) as ExportFilter['techniques'] })}
        >
          {techniques.map((technique) => (
            <option key={technique} value={technique}>
              {m.shell.techniques[technique]}
            </option>
          ))}
        </Pick>
        <Pick
          label={words.code}
          value={filter.codes?.[0]}
          set={(value) => set({ codes: one(value) })}
        >
          {codes.data?.map((code) => (
            <option key={code.id} value={code.id}>
              {code.label}
            </option>
          ))}
        </Pick>
        <Pick
          label={words.layer}
          value={filter.layer}
          set={(value) => set({ layer: (value || undefined) as ExportFilter['layer'] })}
        >
          <option value="coder">{words.layers.coder}</option>
          <option value="consensus">{words.layers.consensus}</option>
        </Pick>
      </div>
    </details>
  )
}

function Day(props: { label: string; value: string | undefined; set: (value: string) => void }) {
  return (
    <Field label={props.label}>
      {(naming) => (
        <input
          {...naming}
          type="date"
          value={props.value ?? ''}
          onChange={(event) => props.set(event.target.value)}
        />
      )}
    </Field>
  )
}

function Pick(props: {
  label: string
  value: string | undefined
  set: (value: string) => void
  children: ReactNode
}) {
  const m = useMessages().data.exports
  return (
    <Field label={props.label}>
      {(naming) => (
        <select
          {...naming}
          value={props.value ?? ''}
          onChange={(event) => props.set(event.target.value)}
        >
          <option value="">{m.all}</option>
          {props.children}
        </select>
      )}
    </Field>
  )
}
