// A link that the server will not show again: large enough to read, one press to copy, a QR when a phone must take it.
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../shell/language.tsx'
import { CopyButton } from './copy-button.tsx'
import { Field } from './field.tsx'

export function OnceLink(props: {
  title: string
  note: string
  link: string
  onClose: () => void
  children?: ReactNode
}) {
  const m = useMessages().fieldwork.people
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="card once">
      <h3 ref={title} tabIndex={-1}>
        {props.title}
      </h3>
      {props.children}
      <p>{props.note}</p>
      <Field label={m.link}>
        {(naming) => (
          <input
            {...naming}
            readOnly
            value={props.link}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className="actions">
        <CopyButton text={props.link} />
        <button type="button" onClick={props.onClose}>
          {m.done}
        </button>
      </div>
    </section>
  )
}
