// What the whole instrument is: its title, kind, whom it is about, who may be asked, what they must have agreed to.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { consentScopes, instrumentKinds } from '../../../core/instrument/model.ts'
import { techniques } from '../../../core/wire/words.ts'
import { useMessages } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { ConditionField } from './condition-field.tsx'
import { NumberField } from './limits.tsx'
import { useBuild } from './messages.ts'
import { change, type Panel, type } from './panel.ts'
import { Section } from './section.tsx'
import { WordsField } from './words-field.tsx'

export function AboutPanel(props: Panel & { isFromVersion: boolean }) {
  const all = useMessages()
  const m = useBuild().about
  const { instrument, onChange } = props
  const { isFromVersion } = props
  const isTaken = !isFromVersion && props.frozen.size > 0
  return (
    <div className="editor">
      <h2>{m.title}</h2>
      <div className="editor-main">
        <WordsField {...props} at="title" title={m.name} lines={1} />
        <label className="field">
          {m.slug}
          <input
            className="mono"
            spellCheck={false}
            data-at="slug"
            value={instrument.slug}
            disabled={isFromVersion}
            onChange={(event) => type(onChange, 'slug', event.target.value)}
          />
          <small>{isFromVersion ? m.slugFrozen : isTaken ? m.slugTaken : m.slugWhat}</small>
        </label>
      </div>
      <div className="pair">
        <Select
          title={m.kind}
          at="kind"
          value={instrument.kind}
          options={instrumentKinds.map((kind) => [kind, all.fieldwork.kinds[kind]])}
          onChoose={(kind) => change(onChange, 'kind', kind)}
        />
        <Select
          title={m.technique}
          at="technique"
          value={instrument.technique}
          options={techniques.map((technique) => [technique, m.techniques[technique]])}
          onChoose={(technique) => change(onChange, 'technique', technique)}
        />
        <Select
          title={m.about}
          at="about"
          value={instrument.about}
          options={(['participant', 'case', 'study'] as const).map((one) => [
            one,
            m.aboutWhat[one],
          ])}
          onChoose={(about) => change(onChange, 'about', about)}
        />
      </div>
      <Roles {...props} />
      <fieldset className="sub" data-at="needs" tabIndex={-1}>
        <legend>{m.needs}</legend>
        <div className="ticks">
          {consentScopes.map((scope) => {
            const isNeeded = instrument.needs.includes(scope)
            return (
              <label key={scope} className="tick">
                <input
                  type="checkbox"
                  checked={isNeeded}
                  onChange={() =>
                    change(
                      onChange,
                      'needs',
                      isNeeded
                        ? instrument.needs.filter((one) => one !== scope)
                        : consentScopes.filter(
                            (one) => one === scope || instrument.needs.includes(one),
                          ),
                    )
                  }
                />
                {all.fieldwork.scopes[scope]}
              </label>
            )
          })}
        </div>
        <small>{m.needsWhat}</small>
      </fieldset>
      {instrument.kind === 'fgd' && (
        <NumberField
          title={m.seats}
          at="seats"
          value={instrument.seats}
          onNumber={(seats) => change(onChange, 'seats', seats)}
        />
      )}
      <Section
        title={m.responseName}
        summary={instrument.responseName ?? m.responseNameNone}
        isOpen={instrument.responseName !== undefined}
      >
        <p className="quiet">{m.responseNameWhat}</p>
        <ConditionField {...props} at="responseName" of="" start="" asText />
      </Section>
    </div>
  )
}

function Roles({ instrument, onChange }: Panel) {
  const m = useBuild().about
  const id = useId()
  const { slug, may } = useStudy()
  const [typed, setTyped] = useState('')
  const people = useQuery({ ...participantsQuery(slug), enabled: may('participant.read') })
  const known = [...new Set((people.data ?? []).map(({ role }) => role))].filter(
    (role) => role !== '' && !instrument.roles.includes(role),
  )
  function add(role: string) {
    const clean = role.trim()
    if (clean !== '' && !instrument.roles.includes(clean))
      change(onChange, 'roles', [...instrument.roles, clean])
    setTyped('')
  }
  return (
    <div className="field" data-at="roles">
      <label htmlFor={id}>{m.roles}</label>
      {instrument.roles.length > 0 && (
        <ul className="chips">
          {instrument.roles.map((role) => (
            <li key={role} className="chip">
              {role}
              <button
                type="button"
                className="plain"
                aria-label={m.removeRole(role)}
                onClick={() =>
                  change(
                    onChange,
                    'roles',
                    instrument.roles.filter((one) => one !== role),
                  )
                }
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        list={`${id}-known`}
        maxLength={40}
        aria-describedby={`${id}-hint`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add(typed)
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={`${id}-known`}>
        {known.map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
      <small id={`${id}-hint`}>{m.rolesWhat}</small>
    </div>
  )
}

function Select<T extends string>(props: {
  title: string
  at: string
  value: T
  options: (readonly [T, string])[]
  onChoose: (value: T) => void
}) {
  return (
    <label className="field">
      {props.title}
      <select
        data-at={props.at}
        value={props.value}
        onChange={(event) => props.onChoose(event.target.value as T)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
