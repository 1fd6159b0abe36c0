// What is asked of me: gaps of the triangulation and plain tasks that somebody sent to the field.
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { dayIn } from '../../../core/answer/day.ts'
import { say } from '../../../core/instrument/label.ts'
import { forNow } from '../../../core/task/rhythm.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import type { Task } from '../../../core/wire/finding.ts'
import { day } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { decline } from '../fill/tell-task.ts'
import { tasksWords } from '../messages/tasks-words.ts'
import { words } from '../messages/words.ts'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { listDeeds } from '../store/deeds.ts'
import { isUnsent } from '../store/outbox.ts'
import type { Draft, Sealed } from '../store/shape.ts'
import './home-tasks.css'

type Props = {
  kit: FieldKit
  versions: readonly Version[]
  drafts: readonly Draft[]
  outbox: readonly Sealed[]
}

export function TaskList({ kit, versions, drafts, outbox }: Props) {
  const deeds = useStored(listDeeds) ?? []
  const answered = new Map(outbox.map((row) => [row.task, row]))
  const declined = new Set(
    deeds.flatMap(({ act, state }) =>
      act.kind === 'task' && act.told === 'declined' && state !== 'refused' ? [act.task] : [],
    ),
  )
  const today = dayIn(kit.study.zone, new Date().toISOString())
  // A task whose response has arrived is closed at the server; the next kit will say so too.
  const open = kit.tasks.filter(
    (task) =>
      (task.state === 'open' || task.state === 'begun') &&
      answered.get(task.id)?.state !== 'received' &&
      !declined.has(task.id),
  )
  const isHere = (task: Task) =>
    answered.has(task.id) || drafts.some((draft) => draft.task === task.id)
  // What was begun here before its day is for now, whatever else is next.
  const { now, later } = forNow(
    open.map((task) => (isHere(task) ? { ...task, state: 'begun' as const } : task)),
    today,
  )
  const card = (task: Task) => {
    const row = answered.get(task.id)
    return (
      <TaskCard
        key={task.id}
        kit={kit}
        task={task}
        today={today}
        version={versions.find((one) => one.instrument.slug === task.instrument)}
        draft={drafts.find((draft) => draft.task === task.id)}
        isWaiting={row ? isUnsent(row) : false}
      />
    )
  }
  return (
    <>
      {now.map(card)}
      {later.length > 0 && <LaterVisits tasks={later} cards={card} />}
    </>
  )
}

/** Visits after the next one, out of the way until somebody asks. */
function LaterVisits(props: { tasks: readonly Task[]; cards: (task: Task) => ReactNode }) {
  const m = useWords(tasksWords)
  return (
    <details className="later-visits">
      <summary>{m.later(props.tasks.length)}</summary>
      {props.tasks.map(props.cards)}
    </details>
  )
}

type CardProps = {
  kit: FieldKit
  task: Task
  today: string
  version: Version | undefined
  draft: Draft | undefined
  isWaiting: boolean
}

function TaskCard({ kit, task, today, version, draft, isWaiting }: CardProps) {
  const { techniques } = useWords(words)
  const m = useWords(tasksWords)
  const language = useLanguage()
  const named: Record<string, string> = techniques
  const group = task.dimension === 'technique' ? named[task.group ?? ''] : task.group
  const isOverdue = task.dueOn !== null && task.dueOn < today
  const due = task.dueOn === null ? '' : day(task.dueOn, language)
  // Older kits know neither phones nor questions.
  const { questions = [], by = null } = task
  const about = [
    group,
    task.participant ?? task.case,
    task.device === kit.device.id && m.forYou,
    questions.length > 0 && m.asks(questions.length),
  ].filter(Boolean)
  const begun = draft ? m.begunHere : task.state === 'begun' && by !== null ? m.begunBy(by) : ''
  const title = version && say(version.instrument.title, language, version.instrument.languages)
  return (
    <section className="card task" data-overdue={isOverdue}>
      <small>{task.finding === null ? m.plain : m.gap}</small>
      <h2>{task.what}</h2>
      {about.length > 0 && <p>{about.join(', ')}</p>}
      {due !== '' && (
        <p className={isOverdue ? 'problem' : undefined}>
          {isOverdue ? m.overdue(due) : m.due(due)}
        </p>
      )}
      {isWaiting && <p>{m.waiting}</p>}
      {!isWaiting && begun !== '' && <p>{begun}</p>}
      {!isWaiting && version && title !== undefined && (
        <a
          className="button primary"
          href={draft ? paths.fill(draft.id) : paths.begin(version.instrument.slug, task.id)}
        >
          {draft ? m.resume(title) : m.start(title)}
        </a>
      )}
      {!isWaiting && !draft && <Decline study={kit.study.slug} task={task.id} />}
    </section>
  )
}

function Decline({ study, task }: { study: string; task: string }) {
  const m = useWords(tasksWords)
  const field = useId()
  const [isOpen, setOpen] = useState(false)
  function tell(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    if (reason !== '') void decline(study, task, reason)
  }
  if (!isOpen)
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {m.decline}
      </button>
    )
  return (
    <form onSubmit={tell}>
      <label htmlFor={field}>{m.why}</label>
      <textarea id={field} name="reason" rows={2} maxLength={1_000} required ref={focus} />
      <div className="row">
        <button type="submit">{m.tell}</button>
        <button type="button" className="plain" onClick={() => setOpen(false)}>
          {m.cancel}
        </button>
      </div>
    </form>
  )
}

/** Who opens a form means to write in it. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}
