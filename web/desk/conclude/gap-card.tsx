// A gap in the triangulation and the way to close it: a task on a phone, or words that wait to be coded.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Gap } from '../../../core/wire/triangulation.ts'
import type { Technique } from '../../../core/wire/words.ts'
import { useWhen } from '../fieldwork/when.ts'
import type { Messages } from '../messages/id.ts'
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
  // What was declined or taken back is told of, and another can be sent; so it is once the first has been heard.
  const isSent = gap.task !== null && ['sent', 'to-code', 'to-attach'].includes(gap.task.step)
  const group =
    gap.dimension === 'technique'
      ? (m.shell.techniques[gap.group as Technique] ?? gap.group)
      : gap.group
  return (
    <section className="card gap-card">
      <h3>{titleOf(gap, group, m)}</h3>
      {gap.task && <SentTask task={gap.task} />}
      {!isSent && gap.silence === 'not-coded' && (
        <p>
          <Link href={here.to('/sources')}>{words.code}</Link>
        </p>
      )}
      {!isSent &&
        gap.want !== null &&
        gap.silence !== 'not-coded' &&
        gap.instruments.length === 0 && (
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

function titleOf(gap: Gap, group: string, m: Messages): string {
  if (gap.want === null) return m.weigh.answered(group)
  if (gap.want !== 'silent') return m.weigh.wants[gap.want](group)
  const { title } = m.conclude.gap
  return title[gap.dimension][
    gap.silence === null || gap.silence === 'silent' ? 'not-asked' : gap.silence
  ](group)
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

function SentTask({ task: sent }: { task: NonNullable<Gap['task']> }) {
  const { slug, to } = useStudy()
  const { conclude, weigh } = useMessages()
  const m = conclude.gap
  const when = useWhen()
  const tasks = useQuery(tasksQuery(slug))
  const task = tasks.data?.find((one) => one.id === sent.id)
  return (
    <div className="sent" role="status">
      <p>
        <strong>{sent.step === 'sent' ? m.taskStates[sent.state] : weigh.steps[sent.step]}</strong>
        {task?.dueOn && sent.step === 'sent' && `, ${m.dueOn(when.day(task.dueOn))}`}
      </p>
      {task && <p>{task.what}</p>}
      {task?.reason && <p className="quiet">{task.reason}</p>}
      {sent.source && <Link href={to(`/sources/${sent.source}`)}>{weigh.openSource}</Link>}
    </div>
  )
}
