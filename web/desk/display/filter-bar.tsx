// What all displays can be narrowed by.
import type { Code } from '../../../core/wire/coding.ts'
import type { Technique } from '../../../core/wire/words.ts'
import { branches } from '../codebook/branches.ts'
import { useMessages } from '../shell/language.tsx'
import { type Asked, layerOf, type narrowings } from './asked.ts'
import { useDisplayWords } from './messages.ts'
import type { Coded } from './reads.ts'

type Narrowing = (typeof narrowings)[number]

export function FilterBar(props: {
  coded: Coded
  codes: readonly Code[]
  asked: Asked
  onSet: (name: Narrowing | 'rolled', value: string) => void
}) {
  const m = useDisplayWords().filter
  const { techniques } = useMessages().shell
  const { coded, codes, asked, onSet } = props
  const sources = [...coded.sources.values()]
  const parents = new Set(codes.map((code) => code.parent))
  const layers = distinct(coded.segments.map(layerOf))
  const choice = (name: Narrowing, any: string, all: readonly (readonly [string, string])[]) => (
    <label>
      {m[name]}{' '}
      <select value={asked[name]} onChange={(event) => onSet(name, event.target.value)}>
        <option value="">{any}</option>
        {all.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <search className="filters" aria-label={m.title}>
      {choice(
        'technique',
        m.any,
        distinct(sources.map((one) => one.technique)).map((one) => [
          one,
          techniques[one as Technique],
        ]),
      )}
      {choice('role', m.any, itselves(coded.segments.map((one) => one.role)))}
      {choice('case', m.any, itselves(sources.map((one) => one.case)))}
      {layers.length > 1 &&
        choice(
          'layer',
          m.layers,
          layers.map((one) => [one, one === 'consensus' ? m.consensus : one.replace(/^by /, '')]),
        )}
      {choice(
        'branch',
        m.any,
        branches(codes)
          .filter(({ code }) => parents.has(code.id))
          .map(({ code, depth }) => [code.id, `${'  '.repeat(depth)}${code.label}`]),
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={asked.rolled}
          onChange={(event) => onSet('rolled', event.target.checked ? 'yes' : '')}
        />
        {m.rolled}
      </label>
    </search>
  )
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((one) => one !== null))].sort((a, b) => a.localeCompare(b, 'id'))
}

function itselves(values: readonly (string | null)[]): [string, string][] {
  return distinct(values).map((one) => [one, one])
}
