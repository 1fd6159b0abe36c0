// A comment on one answer, or on the whole response, as it is written.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { uuidv7 } from '../../kit/uuid.ts'
import { useMessages } from '../shell/language.tsx'
import { Field } from './field.tsx'
import { useQueryWrites } from './query-reads.ts'

type Props = { response: string; at: string | null; onClose: () => void }

export function AskForm({ response, at, onClose }: Props) {
  const all = useMessages()
  const m = all.review
  // Made once for this form, so that a second try is the same question.
  const [id] = useState(() => uuidv7())
  const { asking } = useQueryWrites(response)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text')).trim()
    if (text !== '') asking.mutate({ id, ref: at, text }, { onSuccess: onClose })
  }

  return (
    <form
      ref={form}
      className="ask"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Field label={m.commentWhat} hint={m.commentHint}>
        {(naming) => <textarea {...naming} name="text" rows={2} required maxLength={4_000} />}
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={asking.isPending}>
          {m.send}
        </button>
        <button type="button" onClick={onClose}>
          {all.shell.cancel}
        </button>
      </div>
    </form>
  )
}
