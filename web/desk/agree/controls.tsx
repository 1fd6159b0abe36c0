// What a board can be asked: by which unit, row by row of what, between whom.
import { unitKinds } from '../../../core/agreement/units.ts'
import type { Round } from '../../../core/wire/round.ts'
import { type Asked, bys } from './asked.ts'
import { useAgree } from './messages.ts'

export function Controls(props: {
  round: Round
  asked: Asked
  onSet: (name: string, value: string) => void
}) {
  const m = useAgree()
  const { round, asked, onSet } = props
  const pairs = round.coders.flatMap((one, at) =>
    round.coders.slice(at + 1).map((other) => [one, other] as const),
  )
  return (
    <div className="filters">
      <label>
        {m.unit}{' '}
        <select value={asked.unit} onChange={(event) => onSet('unit', event.target.value)}>
          {unitKinds.map((unit) => (
            <option key={unit} value={unit}>
              {m.units[unit]}
            </option>
          ))}
        </select>
      </label>
      {asked.unit === 'given' && (
        <label>
          {m.cutter}{' '}
          <select value={asked.cutter} onChange={(event) => onSet('cutter', event.target.value)}>
            {round.coders.map((coder) => (
              <option key={coder.id} value={coder.id}>
                {coder.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {m.by}{' '}
        <select value={asked.by} onChange={(event) => onSet('by', event.target.value)}>
          {bys.map((by) => (
            <option key={by} value={by}>
              {m.bys[by]}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={asked.asks}
          onChange={(event) => onSet('asks', event.target.checked ? 'yes' : '')}
        />
        {m.asks}
      </label>
      {round.coders.length > 2 && (
        <label>
          {m.coders}{' '}
          <select
            value={asked.coders.length === 2 ? asked.coders.join(' ') : ''}
            onChange={(event) => onSet('coders', event.target.value)}
          >
            <option value="">{m.everybody}</option>
            {pairs.map(([one, other]) => (
              <option key={`${one.id} ${other.id}`} value={`${one.id} ${other.id}`}>
                {one.name} – {other.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
