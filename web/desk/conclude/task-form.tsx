// A task for the phones: which instrument, what to ask or to watch, by when.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { say } from '../../../core/instrument/label.ts'
import { NewTask } from '../../../core/wire/finding.ts'
import type { Gap } from '../../../core/wire/triangulation.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { PhoneChoice } from '../fieldwork/phone-choice.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { matrixKey, tasksQuery } from './reads.ts'
import { TaskSubject } from './task-subject.tsx'
import { useWordings } from './use-wordings.ts'
import { sendTask } from './writes.ts'

export function TaskForm({ gap, onClose }: { gap: Gap; onClose: () => void }) {
  const { m, language } = useLanguage()
  const words = m.conclude.gap
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  // Made once for this form, so that a second try is the same task.
  const [id] = useState(() => uuidv7())
  const [instrument, setInstrument] = useState(gap.instruments[0]?.slug ?? '')
  const wordings = useWordings()
  const chosen = gap.instruments.find((one) => one.slug === instrument)

  const send = useMutation({
    mutationFn: (task: v.InferOutput<typeof NewTask>) => sendTask(slug, task),
    onSuccess: async () => {
      notify({ text: words.sent })
      await Promise.all([
        client.invalidateQueries({ queryKey: matrixKey(slug) }),
        client.invalidateQueries({ queryKey: tasksQuery(slug).queryKey }),
      ])
      onClose()
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    send.mutate(
      v.parse(NewTask, {
        id,
        finding: gap.finding,
        instrument,
        dimension: gap.dimension,
        group: gap.group,
        participant: String(form.get('participant') ?? '') || null,
        case: String(form.get('case') ?? '') || null,
        what: String(form.get('what')).trim(),
        dueOn: String(form.get('due')) || null,
        device: String(form.get('device')) || null,
        questions: chosen?.questions ?? [],
      }),
    )
  }

  if (!wordings) return null
  return (
    <form onSubmit={submit}>
      <Field label={words.instrument}>
        {(naming) => (
          <select
            {...naming}
            value={instrument}
            onChange={(event) => setInstrument(event.target.value)}
          >
            {gap.instruments.map((one) => (
              <option key={one.slug} value={one.slug}>
                {say(one.title, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.what}>
        {(naming) => (
          <textarea
            {...naming}
            key={instrument}
            name="what"
            rows={4}
            required
            maxLength={1_000}
            defaultValue={chosen && wordings(chosen).join('\n').slice(0, 1_000)}
          />
        )}
      </Field>
      <TaskSubject gap={gap} instrument={instrument} />
      <PhoneChoice />
      <Field label={words.due}>{(naming) => <input {...naming} name="due" type="date" />}</Field>
      <div className="actions">
        <button type="submit" className="primary" disabled={send.isPending}>
          {words.send}
        </button>
        <button type="button" onClick={onClose}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
