// Enrolling a phone: a name that the supervisor will recognise, then a QR that works once.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { OnceLink } from './once-link.tsx'
import { QrCode } from './qr-code.tsx'
import { devicesQuery } from './reads.ts'
import { useWhen } from './when.ts'

export function EnrolPhone() {
  const m = useMessages()
  const words = m.fieldwork.people
  const { slug } = useStudy()
  const client = useQueryClient()
  const when = useWhen()
  const tell = useTellProblem()
  const [open, setOpen] = useState(false)
  const enrol = useMutation({
    mutationFn: (label: string) =>
      ask(api.studies[':study'].enrolments.$post({ param: { study: slug }, json: { label } })),
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    enrol.mutate(String(new FormData(event.currentTarget).get('label')).trim())
  }
  function close() {
    enrol.reset()
    setOpen(false)
    // By now the phone has perhaps come in.
    client.invalidateQueries({ queryKey: devicesQuery(slug).queryKey })
  }

  if (enrol.data)
    return (
      <OnceLink
        title={words.enrolWhat(enrol.variables)}
        note={words.enrolOnce(when.moment(enrol.data.expiresAt))}
        link={enrol.data.link}
        onClose={close}
      >
        <QrCode text={enrol.data.link} label={words.qr} />
      </OnceLink>
    )
  if (!open)
    return (
      <button type="button" className="primary" onClick={() => setOpen(true)}>
        {words.enrol}
      </button>
    )
  return (
    <form className="card" onSubmit={submit}>
      <Field label={words.label} hint={words.labelHint}>
        {(naming) => <input {...naming} name="label" required maxLength={80} autoComplete="off" />}
      </Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={enrol.isPending}>
          {words.enrolNow}
        </button>
        <button type="button" onClick={close}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
