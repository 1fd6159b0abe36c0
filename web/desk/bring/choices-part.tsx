// What the file cannot say: whose code a name is, who its coders are, how its texts came about.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BundleSource } from '../../../core/import/bundle.ts'
import type { ImportChoices, ImportPlan } from '../../../core/wire/import.ts'
import { type Technique, techniques } from '../../../core/wire/words.ts'
import { codersQuery } from '../agree/reads.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useBring } from './messages.ts'

type Props = {
  plan: ImportPlan
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}

export function ClashPart({ plan, choices, change }: Props) {
  const m = useBring().choices
  const { clashes, changed, twice, cut } = plan.codes
  return (
    <>
      {twice.length > 0 && <p role="alert">{m.twice(twice.join(', '))}</p>}
      {cut.length > 0 && <p className="quiet">{m.cut(cut.length)}</p>}
      {clashes.length > 0 && (
        <fieldset>
          <legend>{m.clash}</legend>
          <p>{m.clashes(clashes.length)}</p>
          <p className="quiet">
            {clashes
              .slice(0, 12)
              .map(({ label }) => label)
              .join(', ')}
          </p>
          {(['ours', 'theirs', 'both'] as const).map((clash) => (
            <label key={clash} className="tick">
              <input
                type="radio"
                name="clash"
                checked={choices.clash === clash}
                onChange={() => change({ ...choices, clash })}
              />
              {m.clashChoices[clash]}
            </label>
          ))}
        </fieldset>
      )}
      {changed.length > 0 && (
        <fieldset>
          <legend>{m.wordings(changed.length)}</legend>
          <p className="quiet">
            {changed
              .slice(0, 12)
              .map(({ label }) => label)
              .join(', ')}
          </p>
          {(['ours', 'theirs'] as const).map((wordings) => (
            <label key={wordings} className="tick">
              <input
                type="radio"
                name="wordings"
                checked={choices.wordings === wordings}
                onChange={() => change({ ...choices, wordings })}
              />
              {m.wordingChoices[wordings]}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

export function CodersPart({ plan, choices, change }: Props) {
  const m = useBring().choices
  const { slug } = useStudy()
  const coders = useQuery(codersQuery(slug))
  const members = coders.data?.filter(({ role }) => role !== null)
  if (plan.coders.length === 0) return null
  const choose = (key: string, person: string) => {
    const others = choices.coders.filter((one) => one.key !== key)
    change({ ...choices, coders: person === '' ? others : [...others, { key, person }] })
  }
  return (
    <fieldset>
      <legend>{m.coders}</legend>
      <p className="quiet">{m.codersWhat}</p>
      <table className="table bring-table">
        <caption className="unseen">{m.coders}</caption>
        <thead>
          <tr>
            <th scope="col">{m.coder}</th>
            <th scope="col" className="number">
              {m.codings}
            </th>
            <th scope="col">{m.is}</th>
          </tr>
        </thead>
        <tbody>
          {plan.coders.map(({ key, name, codings, person }) => {
            const chosen = choices.coders.find((one) => one.key === key)?.person
            const itself = chosen === undefined && person !== null ? person : null
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">{codings}</td>
                <td>
                  <select
                    aria-label={`${name}: ${m.is}`}
                    value={chosen ?? ''}
                    onChange={({ target }) => choose(key, target.value)}
                  >
                    <option value="">
                      {itself === null
                        ? m.outside
                        : itself.role === null
                          ? m.earlier(itself.name)
                          : itself.name}
                    </option>
                    {members?.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </fieldset>
  )
}

/** Each is a row with a choice of its own, so they come as somebody asks for them. */
const sourcesAtOnce = 100

export function TechniquesPart({
  choices,
  change,
  sources,
}: Props & { sources: readonly BundleSource[] }) {
  const m = useBring().choices
  const names = useMessages().shell.techniques
  const [shown, setShown] = useState(sourcesAtOnce)
  if (sources.length === 0) return null
  const chosen = new Map(choices.techniques.map(({ key, technique }) => [key, technique]))
  const techniqueOf = (one: BundleSource) => chosen.get(one.key) ?? one.technique
  const set = (which: readonly BundleSource[], technique: Technique) => {
    const keys = new Set(which.map(({ key }) => key))
    const others = choices.techniques.filter(({ key }) => !keys.has(key))
    const told = which.filter((one) => one.technique !== technique)
    change({ ...choices, techniques: [...others, ...told.map(({ key }) => ({ key, technique }))] })
  }
  const all = new Set(sources.map(techniqueOf))
  const options = techniques.map((one) => (
    <option key={one} value={one}>
      {names[one]}
    </option>
  ))
  const pick = (value: string, which: readonly BundleSource[]) => {
    const technique = techniques.find((one) => one === value)
    if (technique) set(which, technique)
  }
  return (
    <details className="bring-techniques">
      <summary>
        {m.techniques}: {[...all].map((one) => names[one]).join(', ')}
      </summary>
      <p className="quiet">{m.techniquesWhat}</p>
      <label className="bring-all">
        {m.all}
        <select
          value={all.size === 1 ? [...all][0] : ''}
          onChange={({ target }) => pick(target.value, sources)}
        >
          {all.size !== 1 && <option value="" />}
          {options}
        </select>
      </label>
      <table className="table bring-table">
        <caption className="unseen">{m.techniques}</caption>
        <thead>
          <tr>
            <th scope="col">{m.source}</th>
            <th scope="col">{m.technique}</th>
          </tr>
        </thead>
        <tbody>
          {sources.slice(0, shown).map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.title}</th>
              <td>
                <select
                  aria-label={`${one.title}: ${m.technique}`}
                  value={techniqueOf(one)}
                  onChange={({ target }) => pick(target.value, [one])}
                >
                  {options}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sources.length > shown && (
        <button type="button" onClick={() => setShown(shown + sourcesAtOnce)}>
          {m.moreSources(Math.min(sourcesAtOnce, sources.length - shown), sources.length - shown)}
        </button>
      )}
    </details>
  )
}
