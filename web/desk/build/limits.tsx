// What an answer of this type may be: from, to, steps; long texts; photos' size; how exact a place must be.
import type { Item } from '../../../core/instrument/model.ts'
import { numberOf } from './item-editor.tsx'
import { useBuild } from './messages.ts'
import { change, type Panel, type } from './panel.ts'
import { itemAt } from './place.ts'

export function Limits({ instrument, at, onChange }: Panel & { at: string }) {
  const m = useBuild().limits
  const item = itemAt(instrument, at)
  if (!item) return null
  const number = (member: string, title: string, needed = false) => (
    <NumberField
      key={member}
      title={title}
      at={`${at}.${member}`}
      value={(item as Record<string, unknown>)[member] as number | undefined}
      onNumber={(value) => {
        if (value !== undefined || !needed) type(onChange, `${at}.${member}`, value)
      }}
    />
  )
  const fields = fieldsOf(item, number, m)
  const isLong = item.type === 'text' && item.long === true
  return (
    <>
      {fields.length > 0 && <div className="limits">{fields}</div>}
      {item.type === 'text' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={isLong}
            onChange={() => change(onChange, `${at}.long`, isLong ? undefined : true)}
          />
          {m.long}
        </label>
      )}
      {item.type === 'audio' && (
        <label className="field short">
          {m.quality}
          <select
            value={item.quality ?? 'normal'}
            onChange={(event) =>
              change(
                onChange,
                `${at}.quality`,
                event.target.value === 'normal' ? undefined : event.target.value,
              )
            }
          >
            {(['normal', 'low', 'voice-only', 'external'] as const).map((quality) => (
              <option key={quality} value={quality}>
                {m.qualities[quality]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

type Words = ReturnType<typeof useBuild>['limits']

function fieldsOf(
  item: Item,
  number: (member: string, title: string, needed?: boolean) => React.ReactNode,
  m: Words,
): React.ReactNode[] {
  switch (item.type) {
    case 'integer':
    case 'decimal':
      return [number('min', m.min), number('max', m.max)]
    case 'range':
      return [number('min', m.min, true), number('max', m.max, true), number('step', m.step, true)]
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return [
        number('captureAccuracy', m.captureAccuracy),
        number('warningAccuracy', m.warningAccuracy),
      ]
    case 'image':
      return [number('maxPixels', m.maxPixels)]
    case 'tally':
      return [number('everySeconds', m.everySeconds)]
    default:
      return []
  }
}

/** Any number may be typed, with a comma too; what is none yet stays in the field and out of the instrument. */
export function NumberField(props: {
  title: string
  at: string
  value: number | undefined
  onNumber: (value: number | undefined) => void
  isTitleHidden?: boolean
}) {
  return (
    <label className="field short">
      <span className={props.isTitleHidden ? 'unseen' : undefined}>{props.title}</span>
      <input
        // Another number that comes from outside (an undo) is shown; one's own half-typed "1," is left alone.
        key={String(props.value)}
        inputMode="decimal"
        data-at={props.at}
        defaultValue={props.value ?? ''}
        onBlur={(event) => {
          const value = numberOf(event.target.value)
          if (value !== props.value) props.onNumber(value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
