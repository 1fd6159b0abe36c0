// What an export is to hold, in which formats and how it is written.
import { useId } from 'react'
import { formats } from '../../../core/table/format.ts'
import { type ExportOrder, exportKinds } from '../../../core/wire/export.ts'
import { Field } from '../fieldwork/field.tsx'
import { useLanguage } from '../shell/language.tsx'

type Props = { order: ExportOrder; change: (order: ExportOrder) => void }

export function KindsPart({ order, change }: Props) {
  const { m } = useLanguage()
  const words = m.data.exports
  return (
    <fieldset className="export-part">
      <legend>{words.kinds}</legend>
      <div className="export-choices">
        {exportKinds.map((kind) => (
          <Tick
            key={kind}
            label={words.kindNames[kind]}
            what={words.kindWhat[kind]}
            isOn={order.kinds.includes(kind)}
            toggle={() => change({ ...order, kinds: toggled(exportKinds, order.kinds, kind) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

export function FormatsPart({ order, change }: Props) {
  const { m } = useLanguage()
  const words = m.data.exports
  return (
    <fieldset className="export-part">
      <legend>{words.formats}</legend>
      <div className="export-choices" data-narrow>
        {formats.map((format) => (
          <Tick
            key={format}
            label={words.formatNames[format]}
            what={words.formatWhat[format]}
            isOn={order.formats.includes(format)}
            toggle={() => change({ ...order, formats: toggled(formats, order.formats, format) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

export function ShapePart({ order, change }: Props) {
  const { m } = useLanguage()
  const words = m.data.exports
  return (
    <fieldset className="export-part">
      <legend>{words.shape}</legend>
      <div className="field-row">
        <Field label={words.values}>
          {(naming) => (
            <select
              {...naming}
              value={String(order.labels)}
              onChange={(event) => change({ ...order, labels: event.target.value === 'true' })}
            >
              <option value="false">{words.valueCodes}</option>
              <option value="true">{words.valueLabels}</option>
            </select>
          )}
        </Field>
        <Field label={words.labelLanguage}>
          {(naming) => (
            <select
              {...naming}
              value={order.language}
              onChange={(event) => change({ ...order, language: event.target.value })}
            >
              <option value="id">Indonesia</option>
              <option value="en">English</option>
            </select>
          )}
        </Field>
        <Field label={words.missing}>
          {(naming) => (
            <select
              {...naming}
              value={order.missing}
              onChange={(event) =>
                change({ ...order, missing: event.target.value as ExportOrder['missing'] })
              }
            >
              <option value="blank">{words.missingBlank}</option>
              <option value="coded">{words.missingCoded}</option>
            </select>
          )}
        </Field>
      </div>
      <Tick
        label={words.split}
        what={words.splitWhat}
        isOn={order.split}
        toggle={() => change({ ...order, split: !order.split })}
      />
    </fieldset>
  )
}

/** Names are taken along only by somebody who says why; the server asks for a fresh sign-in besides. */
export function IdentitiesPart({ order, change }: Props) {
  const { m } = useLanguage()
  const words = m.data.exports
  const { identities, ...rest } = order
  return (
    <fieldset className="export-part">
      <legend>{words.identities}</legend>
      <Tick
        label={words.withNames}
        what={words.withNamesWhat}
        isOn={identities !== undefined}
        toggle={() =>
          change(identities === undefined ? { ...rest, identities: { reason: '' } } : rest)
        }
      />
      {identities !== undefined && (
        <Field label={words.reason} hint={words.reasonHint}>
          {(naming) => (
            <input
              {...naming}
              value={identities.reason}
              maxLength={400}
              onChange={(event) => change({ ...rest, identities: { reason: event.target.value } })}
            />
          )}
        </Field>
      )}
    </fieldset>
  )
}

function Tick(props: { label: string; what: string; isOn: boolean; toggle: () => void }) {
  const what = useId()
  return (
    <div className="export-tick">
      <label>
        <input
          type="checkbox"
          checked={props.isOn}
          aria-describedby={what}
          onChange={props.toggle}
        />
        {props.label}
      </label>
      <small id={what} className="quiet">
        {props.what}
      </small>
    </div>
  )
}

/** In the order of the list, whatever the order they were chosen in. */
function toggled<T extends string>(all: readonly T[], chosen: readonly T[], one: T): T[] {
  return all.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other)))
}
