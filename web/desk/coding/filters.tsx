// The filters of the reading screen: as many as there is something to choose between.
import { useMemo } from 'react'
import type { Code, Coding, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { choicesIn, everything, type Filter } from './filter.ts'

type Props = {
  source: Source
  codes: readonly Code[]
  codings: readonly Coding[]
  filter: Filter
  drawn: number
  onFilter: (filter: Filter) => void
}

type Choice = { name: 'coder' | 'layer' | 'question' | 'speaker'; of: readonly string[] }

export function Filters({ source, codes, codings, filter, drawn, onFilter }: Props) {
  const m = useMessages().coding
  const choices = useMemo(() => choicesIn(source, codings), [source, codings])
  const lists: Choice[] = [
    { name: 'coder', of: choices.coders },
    { name: 'layer', of: choices.layers },
    { name: 'question', of: choices.questions },
    { name: 'speaker', of: choices.speakers },
  ]
  const layerName = (one: string) => m.filter.layers[one as Coding['layer']]
  const inForce = Object.values(filter).filter((one) => one !== null && one !== false).length
  return (
    <details className="coding-filters">
      <summary>{m.filter.title(inForce)}</summary>
      <div>
        <label>
          {m.onlyCode}
          <select
            value={filter.code ?? ''}
            onChange={(event) => onFilter({ ...filter, code: event.target.value || null })}
          >
            <option value="">{m.allCodes}</option>
            {codes.map((code) => (
              <option key={code.id} value={code.id}>
                {code.label}
              </option>
            ))}
          </select>
        </label>
        {lists
          .filter(({ name, of }) => of.length > 1 || filter[name] !== null)
          .map(({ name, of }) => (
            <label key={name}>
              {m.filter[name]}
              <select
                value={filter[name] ?? ''}
                onChange={(event) => onFilter({ ...filter, [name]: event.target.value || null })}
              >
                <option value="">{m.filter.every}</option>
                {of.map((one) => (
                  <option key={one} value={one}>
                    {name === 'layer' ? layerName(one) : one}
                  </option>
                ))}
              </select>
            </label>
          ))}
        {drawn > 0 && (
          <label className="tick">
            <input
              type="checkbox"
              checked={filter.drawn}
              onChange={(event) => onFilter({ ...filter, drawn: event.target.checked })}
            />
            {m.filter.drawn(drawn)}
          </label>
        )}
        {inForce > 0 && (
          <button type="button" onClick={() => onFilter(everything)}>
            {m.filter.clear}
          </button>
        )}
      </div>
    </details>
  )
}
