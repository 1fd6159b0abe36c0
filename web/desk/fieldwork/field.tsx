// A labelled control with its hint: the label is the control's name, the hint its description.
import { type ReactNode, useId } from 'react'

type Naming = { id: string; 'aria-describedby': string | undefined }

export function Field(props: {
  label: string
  hint?: string | undefined
  children: (naming: Naming) => ReactNode
}) {
  const id = useId()
  const hint = props.hint ? `${id}-hint` : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': hint })}
      {props.hint && (
        <small id={hint} className="quiet">
          {props.hint}
        </small>
      )}
    </div>
  )
}
