// Narrows a network: by kind of arrow, by branch of codes, by how well a factor is joined, to the surroundings of one factor.
import { type Relation, relationTypes } from '../../../core/wire/finding.ts'
import type { Branch } from '../codebook/branches.ts'
import { useMessages } from '../shell/language.tsx'
import { type Asked, degrees } from './network-asked.ts'

export function NetworkFilters(props: {
  /** All of them: what can be asked for does not go away by asking. */
  relations: readonly Relation[]
  lines: readonly Branch[]
  asked: Asked
  onSet: (name: keyof Asked, value: string) => void
}) {
  const m = useMessages().conclude
  const words = m.network
  const { relations, lines, asked, onSet } = props
  const counts = degrees(relations)
  const most = Math.max(1, ...counts.values())
  const parents = new Set(lines.flatMap(({ code }) => code.parent ?? []))
  return (
    <div className="filters" data-not-drawn>
      <label>
        {words.around}{' '}
        <select value={asked.around} onChange={(event) => onSet('around', event.target.value)}>
          <option value="">{words.everything}</option>
          {lines
            .filter(({ code }) => counts.has(code.id))
            .map(({ code }) => (
              <option key={code.id} value={code.id}>
                {code.label} ({counts.get(code.id)})
              </option>
            ))}
        </select>
      </label>
      <label>
        {words.branch}{' '}
        <select value={asked.branch} onChange={(event) => onSet('branch', event.target.value)}>
          <option value="">{words.everything}</option>
          {lines
            .filter(({ code }) => parents.has(code.id))
            .map(({ code }) => (
              <option key={code.id} value={code.id}>
                {code.label}
              </option>
            ))}
        </select>
      </label>
      <label>
        {words.type}{' '}
        <select value={asked.type} onChange={(event) => onSet('type', event.target.value)}>
          <option value="">{words.everything}</option>
          {relationTypes.map((type) => (
            <option key={type} value={type}>
              {m.relationTypes[type]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.least}{' '}
        <input
          type="number"
          min={1}
          max={most}
          value={asked.least}
          onChange={(event) => onSet('least', event.target.value === '1' ? '' : event.target.value)}
        />
      </label>
    </div>
  )
}
