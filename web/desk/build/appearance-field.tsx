// How a question looks on the phone, as words to tick.
import type { Item } from '../../../core/instrument/model.ts'
import { appearancesFor, toggled } from './appearances.ts'
import { useBuild } from './messages.ts'
import { change, type Panel, type } from './panel.ts'

export function AppearanceField({ at, item, onChange }: Panel & { at: string; item: Item }) {
  const m = useBuild()
  const words = (item.appearance ?? '').split(/\s+/)
  return (
    <fieldset className="sub">
      <legend>{m.question.appearance}</legend>
      <div className="ticks">
        {appearancesFor(item.type).map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={words.includes(one)}
              onChange={() => change(onChange, `${at}.appearance`, toggled(item.appearance, one))}
            />
            {m.appearances[one]}
          </label>
        ))}
      </div>
      <label className="field">
        {m.question.appearanceWords}
        <input
          className="mono"
          spellCheck={false}
          data-at={`${at}.appearance`}
          value={item.appearance ?? ''}
          onChange={(event) =>
            type(
              onChange,
              `${at}.appearance`,
              event.target.value === '' ? undefined : event.target.value,
            )
          }
        />
      </label>
    </fieldset>
  )
}
