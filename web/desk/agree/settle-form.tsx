// How one place is settled: a decision, a reason, and who yields by it, said before it is kept.
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { BoardPlace } from '../../../core/agreement/board.ts'
import type { FrozenCode } from '../../../core/wire/round.ts'
import { useAgree } from './messages.ts'
import { type Decision, decisions } from './settling.ts'

export type SettleHandle = { choose: (decision: Decision) => void }

export function SettleForm(props: {
  ref: Ref<SettleHandle>
  place: BoardPlace
  coders: readonly string[]
  nameOf: (coder: string) => string
  codes: readonly FrozenCode[]
  busy: boolean
  onSettle: (said: { decision: Decision; reason: string; other: string }) => void
  onSkip: () => void
}) {
  const m = useAgree().settle
  const { place, coders, nameOf } = props
  const [decision, setDecision] = useState<Decision | null>(null)
  const [other, setOther] = useState('')
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useImperativeHandle(props.ref, () => ({
    choose: (chosen) => {
      setDecision(chosen)
      field.current?.focus()
    },
  }))
  const yielding = coders
    .filter((_, at) => {
      const has = place.has[at]
      if (has === null || has === undefined) return false
      if (decision === 'stands') return !has
      return decision === 'falls' ? has : decision === 'replaced'
    })
    .map((coder) => m.yields(nameOf(coder)))
  const isComplete =
    decision !== null && reason.trim() !== '' && (decision !== 'replaced' || other !== '')
  return (
    <form
      className="settle"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete && !props.busy) props.onSettle({ decision, reason: reason.trim(), other })
      }}
    >
      <fieldset>
        <legend>{m.title}</legend>
        {decisions.map((one, at) => (
          <label key={one} className="tick">
            <input
              type="radio"
              name="decision"
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            {m.outcomes[one]} <kbd>{at + 1}</kbd>
          </label>
        ))}
        {decision === 'replaced' && (
          <label>
            {m.other}
            <select value={other} onChange={(event) => setOther(event.target.value)}>
              <option value="">{m.chooseOther}</option>
              {props.codes
                .filter((code) => code.id !== place.code)
                .map((code) => (
                  <option key={code.id} value={code.id}>
                    {code.label}
                  </option>
                ))}
            </select>
          </label>
        )}
        <p aria-live="polite">{yielding.join(', ')}</p>
        <label>
          {m.reason}
          <input
            ref={field}
            type="text"
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="actions">
          <button type="submit" className="primary" disabled={!isComplete || props.busy}>
            {m.save}
          </button>
          <button type="button" onClick={props.onSkip}>
            {m.skip}
          </button>
        </div>
      </fieldset>
    </form>
  )
}
