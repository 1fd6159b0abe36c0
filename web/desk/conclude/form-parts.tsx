// Fields that the forms of this part share: words over several lines, and ticks for codes and scored items.
import type { Code } from '../../../core/wire/coding.ts'
import { Field } from '../fieldwork/field.tsx'

export function LongField(props: {
  label: string
  hint?: string | undefined
  name: string
  most: number
  value: string | undefined
  required?: boolean
}) {
  const { label, hint, name, most, value, required = false } = props
  return (
    <Field label={label} hint={hint}>
      {(naming) => (
        <textarea
          {...naming}
          name={name}
          rows={2}
          required={required}
          maxLength={most}
          defaultValue={value}
        />
      )}
    </Field>
  )
}

export type Tick = { value: string; label: string }

export function Ticks(props: {
  legend: string
  hint?: string
  name: string
  options: readonly Tick[]
  chosen: readonly string[]
}) {
  const { legend, hint, name, options, chosen } = props
  return (
    <fieldset className="choices choices-many">
      <legend>{legend}</legend>
      {hint && <p className="quiet">{hint}</p>}
      <div>
        {options.map(({ value, label }) => (
          <label key={value} className="tick">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A code that is retired is offered only where it is chosen already. */
export function codeTicks(codes: readonly Code[], chosen: readonly string[]): Tick[] {
  return codes
    .filter((code) => code.retiredAt === null || chosen.includes(code.id))
    .map(({ id, label }) => ({ value: id, label }))
}
