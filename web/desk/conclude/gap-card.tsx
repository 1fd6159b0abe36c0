// A gap in the triangulation and the way to close it: a task on a phone, or words that wait to be coded.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Gap, TaskState } from '../../../core/wire/finding.ts'
import type { Technique } from '../../../core/wire/words.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { tasksQuery } from './reads.ts'
import { TaskForm } from './task-form.tsx'
import { useWordings } from './use-wordings.ts'

export function GapCard({ gap }: { gap: Gap }) {
  const here = useStudy()
  const m = useMessages()
  const words = m.conclude.gap
  const [assigning, setAssigning] = useState(false)
  // What was declined or taken back is told of, and another can be sent.
  const isSent = gap.task !== null && ['open', 'begun', 'done'].includes(gap.task.state)
  const group =
    gap.dimension === 'technique'
      ? (m.shell.techniques[gap.group as Technique] ?? gap.group)
      : gap.group
  return (
    <section className="gap">
      <h3>{words.title[gap.dimension][gap.silence](group)}</h3>
      {gap.task && <SentTask id={gap.task.id} state={gap.task.state} />}
      {!isSent && gap.silence === 'not-coded' && (
        <p>
          <Link href={here.to('/sources')}>{words.code}</Link>
        </p>
      )}
      {!isSent && gap.silence !== 'not-coded' && gap.instruments.length === 0 && (
        <p>
          {words.noInstrument} <Link href={here.to('/instruments')}>{words.toInstruments}</Link>
        </p>
      )}
      {!isSent && gap.instruments.length > 0 && here.may('task.write') && (
        <>
          {!assigning && <Suggestion gap={gap} />}
          {assigning ? (
            <TaskForm gap={gap} onClose={() => setAssigning(false)} />
          ) : (
            <button type="button" className="primary" onClick={() => setAssigning(true)}>
              {words.assign}
            </button>
          )}
        </>
      )}
    </section>
  )
}

function Suggestion({ gap }: { gap: Gap }) {
  const { language } = useLanguage()
  const wordings = useWordings()
  const [best] = gap.instruments
  if (!best || !wordings) return null
  const questions = wordings(best).slice(0, 2)
  return (
    <p>
      {say(best.title, language)}
      {questions.length > 0 && `: ${questions.join(' ')}`}
    </p>
  )
}

function SentTask(props: { id: string; state: TaskState }) {
  const { slug } = useStudy()
  const m = useMessages().conclude.gap
  const when = useWhen()
  const tasks = useQuery(tasksQuery(slug))
  const task = tasks.data?.find((one) => one.id === props.id)
  return (
    <div className="sent" role="status">
      <p>
        <strong>{m.taskStates[props.state]}</strong>
        {task?.dueOn &&
          (props.state === 'open' || props.state === 'begun') &&
          `, ${m.dueOn(when.day(task.dueOn))}`}
      </p>
      {task && <p>{task.what}</p>}
      {task?.reason && <p className="quiet">{task.reason}</p>}
    </div>
  )
}
