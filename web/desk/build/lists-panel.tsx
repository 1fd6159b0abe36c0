// Lists of choices that several questions share.
import { useState } from 'react'
import * as v from 'valibot'
import { Name } from '../../../core/instrument/names.ts'
import { ChoiceRows } from './choice-rows.tsx'
import { FilesSection } from './files-section.tsx'
import { removeList, renameList, usersOf } from './lists.ts'
import { useBuild } from './messages.ts'
import { freeName, nameFrom } from './naming.ts'
import type { Panel } from './panel.ts'
import { put } from './place.ts'
import { Section } from './section.tsx'

export function ListsPanel(props: Panel) {
  const m = useBuild().lists
  const { instrument, onChange } = props
  const [typed, setTyped] = useState('')
  const lists = Object.entries(instrument.lists ?? {})
  function add(list: unknown) {
    onChange(({ instrument: now }) => {
      const taken = new Set(Object.keys(now.lists ?? {}))
      return put(now, `lists.${freeName(nameFrom(typed), taken)}`, list)
    })
    setTyped('')
  }
  return (
    <div className="editor">
      <h2>{m.title}</h2>
      <p className="quiet">{lists.length === 0 ? m.emptyWhat : m.what}</p>
      {lists.map(([name, list]) => (
        <Section
          key={name}
          title={name}
          summary={m.users(usersOf(instrument, name).length)}
          isOpen={lists.length === 1}
        >
          <ListName {...props} name={name} />
          {list.from === 'choices' ? (
            <ChoiceRows {...props} at={`lists.${name}.choices`} of={null} />
          ) : (
            <p className="quiet">{m.from[list.from]}</p>
          )}
          <button
            type="button"
            onClick={() => onChange(({ instrument: now }) => removeList(now, name))}
          >
            {m.remove(usersOf(instrument, name).length)}
          </button>
        </Section>
      ))}
      <form className="inline-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {m.newName}
          <input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button
          type="button"
          disabled={typed.trim() === ''}
          onClick={() => add({ from: 'choices', choices: [{ name: 'q', label: {} }] })}
        >
          {m.addChoices}
        </button>
        <button type="button" disabled={typed.trim() === ''} onClick={() => add({ from: 'cases' })}>
          {m.addCases}
        </button>
        <button
          type="button"
          disabled={typed.trim() === ''}
          onClick={() => add({ from: 'participants', roles: [] })}
        >
          {m.addParticipants}
        </button>
      </form>
      <FilesSection {...props} />
    </div>
  )
}

function ListName({ instrument, onChange, name }: Panel & { name: string }) {
  const m = useBuild().lists
  const [typed, setTyped] = useState<string | null>(null)
  const isTaken = typed !== null && typed !== name && Object.hasOwn(instrument.lists ?? {}, typed)
  const isWrong = typed !== null && (!v.is(Name, typed) || isTaken)
  return (
    <label className="field">
      {m.name}
      <input
        className="mono"
        value={typed ?? name}
        aria-invalid={isWrong}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== null && !isWrong)
            onChange(({ instrument: now }) => renameList(now, name, typed))
          setTyped(null)
        }}
      />
      {isWrong && <small role="alert">{m.nameWrong}</small>}
    </label>
  )
}
