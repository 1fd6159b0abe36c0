// What kind of answer a question takes, in plain words with an example of each.
import { metaKinds, type QuestionType } from '../../../core/instrument/question.ts'
import { changeType, typeGroups } from './kinds.ts'
import { useBuild } from './messages.ts'
import { change, type Panel } from './panel.ts'
import { Picker } from './picker.tsx'
import { itemAt, put } from './place.ts'

export function TypePicker({ instrument, at, onChange }: Panel & { at: string }) {
  const m = useBuild()
  const item = itemAt(instrument, at)
  if (!item || 'items' in item) return null
  const options = Object.entries(typeGroups).flatMap(([group, types]) =>
    types.map((type) => ({
      key: type,
      label: m.types[type].label,
      detail: m.types[type].example,
      group: m.typeGroups[group as keyof typeof typeGroups],
    })),
  )
  return (
    <div className="type-picker">
      <Picker
        label={m.question.type}
        options={options}
        value={item.type}
        hint={m.types[item.type].example}
        place={`${at}.type`}
        onPick={(type) =>
          onChange(({ instrument: now }) => {
            const standing = itemAt(now, at)
            return standing ? put(now, at, changeType(standing, type as QuestionType)) : now
          })
        }
      />
      {item.type === 'meta' && (
        <label className="field">
          {m.question.metaOf}
          <select
            value={item.of}
            onChange={(event) => change(onChange, `${at}.of`, event.target.value)}
          >
            {metaKinds.map((kind) => (
              <option key={kind} value={kind}>
                {m.metaKinds[kind]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
