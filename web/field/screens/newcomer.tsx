// Somebody new: a code that this phone makes, a role, and what else helps; the name goes its own way.
import { type FormEvent, useState } from 'react'
import type { FieldKit } from '../../../core/wire/field.ts'
import { useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { Frame } from '../parts/frame.tsx'
import { addPerson, type Identity } from '../people/acts.ts'
import { nextCode } from '../people/code.ts'
import { type Goal, goInstead, paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { listDeeds } from '../store/deeds.ts'
import { currentVersions } from '../store/kit.ts'

export function NewcomerScreen({ kit, goal }: { kit: FieldKit; goal: Goal | null }) {
  const words = useWords(peopleWords)
  const m = words.newcomer
  const deeds = useStored(listDeeds)
  const [role, setRole] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  if (!deeds) return null
  const code = nextCode(kit, deeds)
  const roles = rolesFor(kit, goal)
  const hasTexts = (kit.consentTexts ?? []).length > 0

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const text = (name: string) => String(said.get(name) ?? '').trim()
    const named = role === 'other' ? text('role-name') : role.slice(1)
    if (named === '') return setProblem(m.chooseRole)
    setIsBusy(true)
    try {
      await addPerson(
        kit,
        { code, role: named, case: text('case') || null, attributes: attributesIn(said) },
        identityIn(text('name'), text('also')),
      )
    } catch {
      // Whatever the storage refused, nothing was kept, and the fields still hold what was typed.
      setProblem(m.failed)
      return setIsBusy(false)
    }
    goInstead(hasTexts ? paths.consent(code, goal) : paths.person(code))
  }

  return (
    <form className="whole" onSubmit={save} autoComplete="off">
      <Frame
        title={words.add}
        back={goal ? paths.begin(goal.slug, goal.task ?? undefined) : paths.people}
        foot={
          <>
            {problem && (
              <p role="alert" className="problem">
                {problem}
              </p>
            )}
            <button type="submit" className="big primary" disabled={isBusy}>
              {hasTexts ? m.save : m.saveOnly}
            </button>
          </>
        }
      >
        <section className="card">
          <p>
            {m.code} <b className="code">{code}</b>
          </p>
          <small>{m.codeWhat}</small>
        </section>
        <fieldset className="choices">
          <legend>{m.role}</legend>
          {roles.map((one) => (
            <Choice key={one} name="role" value={`=${one}`} chosen={role} onChoose={setRole}>
              {one}
            </Choice>
          ))}
          <Choice name="role" value="other" chosen={role} onChoose={setRole}>
            {m.otherRole}
          </Choice>
          {role === 'other' && (
            <input
              type="text"
              name="role-name"
              maxLength={40}
              aria-label={m.roleName}
              placeholder={m.roleName}
            />
          )}
        </fieldset>
        {kit.cases.length > 0 && (
          <label className="field">
            <b>{m.case}</b>
            <select name="case" defaultValue={onlyCase(kit, goal)}>
              <option value="">{words.noCase}</option>
              {kit.cases.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.code}, {one.label}
                </option>
              ))}
            </select>
          </label>
        )}
        <details className="by-hand">
          <summary>{m.more}</summary>
          {attributeNames(kit).map((name) => (
            <label className="field" key={name}>
              {name}
              <input type="text" name={`attribute:${name}`} maxLength={400} />
            </label>
          ))}
          <label className="field">
            {m.moreName}
            <input type="text" name="new-name" maxLength={40} />
          </label>
          <label className="field">
            {m.moreValue}
            <input type="text" name="new-value" maxLength={400} />
          </label>
        </details>
        <details className="by-hand">
          <summary>{m.identity}</summary>
          <p>{m.identityWhat}</p>
          <label className="field">
            {m.name}
            <input type="text" name="name" maxLength={200} />
          </label>
          <label className="field">
            {m.alsoCalled}
            <input type="text" name="also" maxLength={400} />
          </label>
        </details>
      </Frame>
    </form>
  )
}

type ChoiceProps = {
  name: string
  value: string
  chosen: string
  onChoose: (value: string) => void
  children: string
}

function Choice({ name, value, chosen, onChoose, children }: ChoiceProps) {
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      <span>{children}</span>
    </label>
  )
}

/** Those that the instrument is for, else all that the study knows. */
function rolesFor(kit: FieldKit, goal: Goal | null): string[] {
  const versions = currentVersions(kit.versions)
  const wanted = versions.find(({ instrument }) => instrument.slug === goal?.slug)?.instrument.roles
  if (wanted && wanted.length > 0) return wanted
  const known = [
    ...kit.participants.map((one) => one.role),
    ...versions.flatMap(({ instrument }) => instrument.roles),
  ]
  return [...new Set(known)].sort()
}

function onlyCase(kit: FieldKit, goal: Goal | null): string {
  const asked = kit.tasks.find(({ id }) => id === goal?.task)?.case
  return asked ?? (kit.cases.length === 1 ? (kit.cases[0]?.code ?? '') : '')
}

/** What others are described by, so that the same is called the same. */
function attributeNames(kit: FieldKit): string[] {
  return [...new Set(kit.participants.flatMap((one) => Object.keys(one.attributes)))].slice(0, 8)
}

function attributesIn(said: FormData): Record<string, string> {
  const known = [...said].flatMap(([name, value]) =>
    name.startsWith('attribute:') ? [[name.slice('attribute:'.length), String(value)]] : [],
  )
  const more = [String(said.get('new-name') ?? ''), String(said.get('new-value') ?? '')]
  const all = [...known, more].map(([name = '', value = '']) => [name.trim(), value.trim()])
  return Object.fromEntries(all.filter(([name, value]) => name !== '' && value !== ''))
}

function identityIn(name: string, also: string): Identity | null {
  if (name === '') return null
  const names = also.split(',').map((one) => one.trim())
  return { name, alsoCalled: names.filter(Boolean) }
}
