// A set of codes in a sentence: any of them, perhaps with all below.
import type { Code } from '../../../core/wire/coding.ts'
import type { Retrieval } from '../../../core/wire/retrieval.ts'
import { hueStyle } from '../coding/look.ts'
import { CodeInput } from './code-input.tsx'
import { useFind } from './messages.ts'

type Set_ = Retrieval['of']

export function CodeSet(props: {
  set: Set_
  codes: readonly Code[]
  onChange: (set: Set_) => void
}) {
  const m = useFind().segments
  const { set, codes, onChange } = props
  return (
    <span className="code-set">
      {set.codes.map((id, at) => {
        const code = codes.find((one) => one.id === id)
        return (
          <span key={id} className="code-set-one">
            {at > 0 && <span>{m.anyOf}</span>}
            <button
              type="button"
              className="chip"
              style={hueStyle(code?.hue ?? 0)}
              aria-label={m.removeCode(code?.label ?? id)}
              onClick={() => onChange({ ...set, codes: set.codes.filter((one) => one !== id) })}
            >
              <i className="dot" />
              {code?.label ?? '…'} <span aria-hidden="true">×</span>
            </button>
          </span>
        )
      })}
      <CodeInput
        label={m.addCode}
        codes={codes.filter((code) => !set.codes.includes(code.id))}
        onPick={(code) => onChange({ ...set, codes: [...set.codes, code.id] })}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={set.below}
          onChange={(event) => onChange({ ...set, below: event.target.checked })}
        />
        {m.below}
      </label>
    </span>
  )
}
