// Which sources are looked in, and whose turns: by what the study's sources say of themselves.

import { useQuery } from '@tanstack/react-query'
import { useId, useMemo } from 'react'
import type { SourceFilter } from '../../../core/wire/search.ts'
import { techniques } from '../../../core/wire/words.ts'
import { FoldsWhenNarrow } from '../conclude/folds.tsx'
import { useMessages } from '../shell/language.tsx'
import { casesQuery, participantsQuery, sourcesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'

type Name = keyof SourceFilter

export function SourceFilters(props: {
  filter: SourceFilter
  onChange: (name: Name, value: string) => void
  without?: readonly Name[]
}) {
  const m = useFind().filter
  const kinds = useMessages().shell.techniques
  const { slug } = useStudy()
  const sources = useQuery(sourcesQuery(slug)).data
  const speakers = useId()
  const traits = useTraits()
  const { filter, onChange, without = [] } = props
  const choices = useMemo(() => {
    const all = sources ?? []
    const different = (values: (string | null)[]) =>
      [...new Set(values.filter((value) => value !== null))].sort()
    return {
      role: different(all.map((one) => one.role)),
      case: different(all.map((one) => one.case)),
      participant: different(all.map((one) => one.participant)),
    }
  }, [sources])
  const isOffered = (name: Name) => !without.includes(name)
  const set = Object.values(filter).filter((one) => one !== undefined && one !== '').length
  return (
    <FoldsWhenNarrow label={m.title(set)}>
      <div className="filters">
        {isOffered('technique') && (
          <Choice
            name={m.technique}
            all={m.all}
            value={filter.technique}
            options={techniques.map((one) => [one, kinds[one]])}
            onChange={(value) => onChange('technique', value)}
          />
        )}
        {(['role', 'case', 'participant'] as const).filter(isOffered).map((name) => (
          <Choice
            key={name}
            name={m[name]}
            all={m.all}
            value={filter[name]}
            options={choices[name].map((one) => [one, one])}
            onChange={(value) => onChange(name, value)}
          />
        ))}
        {isOffered('source') && (
          <Choice
            name={m.source}
            all={m.all}
            value={filter.source}
            options={(sources ?? []).map((one) => [one.id, one.title])}
            onChange={(value) => onChange('source', value)}
          />
        )}
        {isOffered('speaker') && (
          <label>
            {m.speaker}
            <input
              type="text"
              list={speakers}
              maxLength={80}
              placeholder={m.all}
              value={filter.speaker ?? ''}
              onChange={(event) => onChange('speaker', event.target.value)}
            />
            <datalist id={speakers}>
              {choices.participant.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </label>
        )}
        {(['trait', 'caseTrait'] as const).map(
          (name) =>
            isOffered(name) &&
            (traits[name].length > 0 || filter[name] !== undefined) && (
              <Choice
                key={name}
                name={m[name]}
                all={m.all}
                value={filter[name]}
                options={traits[name].map((one) => [one, one.replace('=', ': ')])}
                onChange={(value) => onChange(name, value)}
              />
            ),
        )}
      </div>
    </FoldsWhenNarrow>
  )
}

/** An attribute with more values than that is a remark, and nothing to choose by. */
const mostValues = 30

/** What participants and cases are told apart by, as `attribute=value`. */
function useTraits(): Record<'trait' | 'caseTrait', string[]> {
  const { slug } = useStudy()
  const participants = useQuery(participantsQuery(slug)).data
  const cases = useQuery(casesQuery(slug)).data
  return useMemo(
    () => ({ trait: traitsOf(participants ?? []), caseTrait: traitsOf(cases ?? []) }),
    [cases, participants],
  )
}

function traitsOf(bearers: readonly { attributes: Record<string, string> }[]): string[] {
  const values = new Map<string, Set<string>>()
  for (const { attributes } of bearers)
    for (const [name, value] of Object.entries(attributes))
      if (value !== '') values.set(name, (values.get(name) ?? new Set()).add(value))
  return [...values]
    .filter(([, all]) => all.size <= mostValues)
    .flatMap(([name, all]) => [...all].map((value) => `${name}=${value}`))
    .sort()
}

export function Choice(props: {
  name: string
  all: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  return (
    <label>
      {props.name}
      <select value={props.value ?? ''} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{props.all}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
