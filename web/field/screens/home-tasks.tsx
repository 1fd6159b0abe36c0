// What is asked of me: gaps of the triangulation that somebody sent to the field.
import { say } from '../../../core/instrument/label.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import type { Task } from '../../../core/wire/finding.ts'
import { day } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { words } from '../messages/words.ts'
import { paths } from '../route.ts'
import { isUnsent } from '../store/outbox.ts'
import type { Sealed } from '../store/shape.ts'

type Props = { kit: FieldKit; versions: readonly Version[]; outbox: readonly Sealed[] }

export function TaskList({ kit, versions, outbox }: Props) {
  const answered = new Map(outbox.map((row) => [row.task, row]))
  // A task whose response has arrived is closed at the server; the next kit will say so too.
  const open = kit.tasks.filter(
    (task) => task.state === 'open' && answered.get(task.id)?.state !== 'received',
  )
  return open.map((task) => {
    const row = answered.get(task.id)
    const version = versions.find((one) => one.instrument.slug === task.instrument)
    return (
      <TaskCard
        key={task.id}
        task={task}
        version={version}
        isWaiting={row ? isUnsent(row) : false}
      />
    )
  })
}

type CardProps = { task: Task; version: Version | undefined; isWaiting: boolean }

function TaskCard({ task, version, isWaiting }: CardProps) {
  const { tasks: m, techniques } = useWords(words)
  const language = useLanguage()
  const named: Record<string, string> = techniques
  const group = task.dimension === 'technique' ? named[task.group ?? ''] : task.group
  const about = [group, task.participant ?? task.case].filter(Boolean).join(', ')
  return (
    <section className="card task">
      <small>{task.finding === null ? m.plain : m.gap}</small>
      <h2>{task.what}</h2>
      {(about !== '' || task.dueOn !== null) && (
        <p>
          {[about, task.dueOn === null ? '' : m.due(day(task.dueOn, language))]
            .filter(Boolean)
            .join('. ')}
        </p>
      )}
      {isWaiting && <p>{m.waiting}</p>}
      {!isWaiting && version && (
        <a className="button primary" href={paths.begin(version.instrument.slug, task.id)}>
          {m.start(say(version.instrument.title, language, version.instrument.languages))}
        </a>
      )}
    </section>
  )
}
