// A PIN: digits on a numeric keypad, hidden, and never offered to a password manager.
import { useId } from 'react'
import { mostDigits } from '../store/pin.ts'

type Props = { label: string; value: string; onChange: (pin: string) => void; problem?: string }

export function PinField({ label, value, onChange, problem }: Props) {
  const id = useId()
  return (
    <p className="pin">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={mostDigits}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onInput={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
      />
      {problem !== undefined && (
        <small role="alert" id={`${id}-problem`} className="problem">
          {problem}
        </small>
      )}
    </p>
  )
}
