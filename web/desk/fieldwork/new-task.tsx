// A plain task, or visits that come again: with which instrument, about whom, what to ask first, for which phone, when. Whom
// it is about may be several: each gets a task, or a series of visits, of its own.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Version } from '../../../core/wire/field.ts'
import { NewTask } from '../../../core/wire/finding.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { tasksQuery } from '../conclude/reads.ts'
import { sendTask } from '../conclude/writes.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { casesQuery, participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { PhoneChoice } from './phone-choice.tsx'
import { versionsQuery } from './reads.ts'
import { daysOf, RhythmFields } from './rhythm-fields.tsx'

/** Each is a request of its own, and a line on somebody's phone. */
const mostTasks = 260

export function NewTaskForm({ onClose }: { onClose: () => void }) {
  const { m, language } = useLanguage()
  const words = m.tasks
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  // Made once for each subject and day of this form, so that a second try is the same tasks.
  const [ids] = useState(() => new Map<string, string>())
  const versions = useQuery(versionsQuery(slug))
  const participants = useQuery(participantsQuery(slug))
  const cases = useQuery(casesQuery(slug))
  const offered = newestOf(versions.data ?? [])
  const [chosen, setChosen] = useState('')
  const [isTooMany, setTooMany] = useState(false)
  const version = offered.find((one) => one.instrument.slug === chosen) ?? offered[0]
  const about = version?.instrument.about
  const questions = version
    ? walk(version.instrument).filter(({ question }) => isAsked(question))
    : []

  const send = useMutation({
    mutationFn: async (tasks: v.InferOutput<typeof NewTask>[]) => {
      for (const task of tasks) await sendTask(slug, task)
    },
    onSuccess: async (_, tasks) => {
      notify({
        text: tasks.length > 1 ? words.sentAll(tasks.length) : words.sent,
        undo: () => takeBack.mutate(tasks),
      })
      await client.invalidateQueries({ queryKey: tasksQuery(slug).queryKey })
      onClose()
    },
    onError: tell,
  })

  const takeBack = useMutation({
    mutationFn: async (tasks: v.InferOutput<typeof NewTask>[]) => {
      for (const { id } of tasks)
        await ask(api.studies[':study'].tasks[':id'].withdraw.$post({ param: { study: slug, id } }))
    },
    onSuccess: async () => {
      notify({ text: words.withdrawn })
      await client.invalidateQueries({ queryKey: tasksQuery(slug).queryKey })
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = form.getAll('subject').map(String)
    const wanted = (chosen.length === 0 ? [null] : chosen).flatMap((subject) =>
      daysOf(form).map((dueOn) => ({ subject, dueOn })),
    )
    setTooMany(wanted.length > mostTasks)
    if (wanted.length > mostTasks) return
    const asked = wanted.map(({ subject, dueOn }) =>
      v.parse(NewTask, {
        id: idFor(`${subject} ${dueOn}`),
        finding: null,
        instrument: version?.instrument.slug ?? '',
        dimension: null,
        group: null,
        participant: about === 'participant' ? subject : null,
        case: about === 'case' ? subject : null,
        what: String(form.get('what')).trim(),
        dueOn,
        device: String(form.get('device')) || null,
        questions: form.getAll('question').map(String),
      }),
    )
    send.mutate(asked)
  }

  function idFor(place: string): string {
    const id = ids.get(place) ?? uuidv7()
    ids.set(place, id)
    return id
  }

  const subjects =
    about === 'participant'
      ? participants.data?.map((one) => [one.code, `${one.code}, ${one.role}`])
      : cases.data?.map((one) => [one.code, `${one.code}, ${one.label}`])

  return (
    <form className="card" onSubmit={submit}>
      <Field label={words.instrument}>
        {(naming) => (
          <select
            {...naming}
            value={version?.instrument.slug ?? ''}
            onChange={(event) => setChosen(event.target.value)}
          >
            {offered.map(({ instrument }) => (
              <option key={instrument.slug} value={instrument.slug}>
                {say(instrument.title, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.what}>
        {(naming) => <textarea {...naming} name="what" rows={3} required maxLength={1_000} />}
      </Field>
      {about !== 'study' && (
        <Field label={words.about} hint={words.several}>
          {(naming) => (
            <select
              {...naming}
              key={about}
              name="subject"
              multiple
              size={Math.max(2, Math.min(6, subjects?.length ?? 0))}
            >
              {subjects?.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={words.questions}>
        {(naming) => (
          <select
            {...naming}
            key={version?.hash}
            name="question"
            multiple
            size={Math.min(6, questions.length)}
          >
            {questions.map(({ question }) => (
              <option key={question.name} value={question.name}>
                {say(question.label, language) || question.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PhoneChoice />
      <RhythmFields />
      {isTooMany && (
        <p role="alert" className="problem">
          {words.tooMany(mostTasks)}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={send.isPending || !version}>
          {words.send}
        </button>
        <button type="button" onClick={onClose}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}

function newestOf(versions: readonly Version[]): Version[] {
  const newest = new Map<string, Version>()
  for (const version of versions) {
    const known = newest.get(version.instrument.slug)
    if (version.state === 'published' && (known?.number ?? 0) < version.number)
      newest.set(version.instrument.slug, version)
  }
  return [...newest.values()]
}
