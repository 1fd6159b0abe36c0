// What was sent to the field: how far each task has come, and new ones. What cannot be done says why, and can be given to
// another phone.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { dayIn } from '../../../core/answer/day.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Task } from '../../../core/wire/finding.ts'
import { api, ask } from '../../kit/api.ts'
import { tasksQuery } from '../conclude/reads.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { NewTaskForm } from './new-task.tsx'
import { Head } from './panes.tsx'
import { devicesQuery, versionsQuery } from './reads.ts'
import { useWhen } from './when.ts'
import './fieldwork.css'
import './review.css'

export function TasksScreen() {
  const { m } = useLanguage()
  const here = useStudy()
  const tasks = useQuery(tasksQuery(here.slug))
  const [isWriting, setWriting] = useState(false)
  useTitle(m.tasks.title)
  const fresh = here.may('task.write') && !isWriting && (
    <button type="button" className="primary" onClick={() => setWriting(true)}>
      {m.tasks.fresh}
    </button>
  )
  const given = tasks.data?.filter(({ state }) => state !== 'withdrawn') ?? []
  const done = given.filter(({ state }) => state === 'done').length
  return (
    <>
      <Head title={m.tasks.title}>{tasks.data && tasks.data.length > 0 && fresh}</Head>
      {isWriting && <NewTaskForm onClose={() => setWriting(false)} />}
      {tasks.isPending && <Loading />}
      {tasks.error && <Failed error={tasks.error} again={() => tasks.refetch()} />}
      {tasks.data?.length === 0 && !isWriting && (
        <Empty title={m.tasks.empty} action={fresh}>
          {m.tasks.emptyWhat}
        </Empty>
      )}
      {tasks.data && tasks.data.length > 0 && (
        <>
          <p className="quiet">{m.tasks.progress(done, given.length)}</p>
          <TaskTable tasks={tasks.data} />
        </>
      )}
    </>
  )
}

function TaskTable({ tasks }: { tasks: readonly Task[] }) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const when = useWhen()
  const versions = useQuery(versionsQuery(here.slug))
  const phones = useQuery({ ...devicesQuery(here.slug), enabled: here.may('device.read') })
  const labels = new Map(phones.data?.map((one) => [one.id, one.label]))
  const today = dayIn(here.study.zone, new Date().toISOString())
  const titleOf = (slug: string) => {
    const version = versions.data?.find((one) => one.instrument.slug === slug)
    return version ? say(version.instrument.title, language) : slug
  }
  return (
    <table className="table table-folds">
      <caption className="unseen">{m.tasks.title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.tasks.what}</th>
          <th scope="col">{m.tasks.about}</th>
          <th scope="col">{m.tasks.due}</th>
          <th scope="col">{m.tasks.phone}</th>
          <th scope="col">{m.tasks.state}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(tasks).map((task) => {
          const isOverdue =
            task.dueOn !== null && task.dueOn < today && ['open', 'begun'].includes(task.state)
          return (
            <tr key={task.id}>
              <th scope="row">
                {task.what.split('\n')[0]}
                <small className="quiet">
                  {[titleOf(task.instrument), task.finding !== null && m.tasks.gap]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </th>
              <td data-label={m.tasks.about}>
                {[task.group, task.participant ?? task.case].filter(Boolean).join(', ') ||
                  m.tasks.nobody}
              </td>
              <td data-label={m.tasks.due}>
                {task.dueOn === null ? m.fieldwork.none : when.day(task.dueOn)}
                {isOverdue && <strong className="overdue"> {m.tasks.overdue}</strong>}
              </td>
              <td data-label={m.tasks.phone}>
                {task.device === null ? m.tasks.anyPhone : (labels.get(task.device) ?? '')}
              </td>
              <td data-label={m.tasks.state}>
                <span className="chip" data-state={chipOf[task.state]}>
                  {m.tasks.states[task.state]}
                </span>
                {task.by !== null && task.at !== null && (
                  <small className="quiet"> {m.tasks.by(task.by, when.moment(task.at))}</small>
                )}
                {task.reason !== '' && <p>{task.reason}</p>}
                <TaskActs task={task} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What needs somebody first: what cannot be done, then what is next by its day; what is done comes last. */
function inOrder(tasks: readonly Task[]): Task[] {
  const place = ({ state }: Task) =>
    state === 'declined' ? 0 : state === 'open' || state === 'begun' ? 1 : 2
  const day = (task: Task) => (place(task) === 1 ? (task.dueOn ?? '9') : '')
  return tasks.toSorted((a, b) => place(a) - place(b) || day(a).localeCompare(day(b)))
}

/** The colours that responses have, where the meaning is the same. */
const chipOf: Record<Task['state'], string> = {
  open: 'received',
  begun: 'received',
  declined: 'returned',
  done: 'accepted',
  withdrawn: 'quarantined',
}

function TaskActs({ task }: { task: Task }) {
  const { m } = useLanguage()
  const here = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const param = { study: here.slug, id: task.id }
  const settling = useMutation({
    mutationFn: (to: 'withdraw' | 'reopen') =>
      to === 'withdraw'
        ? ask(api.studies[':study'].tasks[':id'].withdraw.$post({ param }))
        : ask(
            api.studies[':study'].tasks[':id'].reopen.$post({
              param,
              json: { device: task.device },
            }),
          ),
    onSuccess: async (_, to) => {
      notify(
        to === 'withdraw'
          ? { text: m.tasks.withdrawn, undo: () => settling.mutate('reopen') }
          : { text: m.tasks.reopened },
      )
      await client.invalidateQueries({ queryKey: tasksQuery(here.slug).queryKey })
    },
    onError: tell,
  })
  if (task.response !== null && here.may('response.read'))
    return <Link href={here.to(`/responses/${task.response}`)}>{m.tasks.response}</Link>
  if (task.response !== null || !here.may('task.write')) return null
  const isLive = task.state === 'open' || task.state === 'begun'
  return (
    <p className="actions">
      {task.state !== 'open' && (
        <button
          type="button"
          className="plain"
          disabled={settling.isPending}
          onClick={() => settling.mutate('reopen')}
        >
          {m.tasks.reopen}
        </button>
      )}
      {(isLive || task.state === 'declined') && (
        <button
          type="button"
          className="plain"
          disabled={settling.isPending}
          onClick={() => settling.mutate('withdraw')}
        >
          {m.tasks.withdraw}
        </button>
      )}
    </p>
  )
}
