// Tasks sent to the field: the desk's list, a new one, one taken back or opened again.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { NewTask, TaskReopened } from '../../core/wire/finding.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body } from '../http.ts'
import { addTask, listTasks, settleTask } from '../store/tasks.ts'

export const tasks = new Hono<App>()
  .get('/tasks', may('task.read'), async (c) =>
    c.json({ rows: await listTasks(c.var.db, c.var.study.id) }),
  )
  .post('/tasks', may('task.write'), body(NewTask), async (c) => {
    const it = c.req.valid('json')
    const kept = await addTask(c.var.db, deedOf(c), c.var.study.id, it)
    if (kept.outcome === 'id-taken') throw new Refusal(problems.idTaken({ what: 'task' }))
    if (kept.outcome === 'unknown') {
      if (kept.what === 'participant')
        throw new Refusal(problems.participantUnknown({ participant: it.participant ?? '' }))
      if (kept.what === 'case') throw new Refusal(problems.caseUnknown({ case: it.case ?? '' }))
      throw new Refusal(problems.notFound({ what: kept.what }))
    }
    return c.json({ id: it.id }, kept.outcome === 'new' ? 201 : 200)
  })
  .post('/tasks/:id/withdraw', may('task.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await settleTask(c.var.db, deedOf(c), c.var.study.id, id, { told: 'withdrawn' })))
      throw new Refusal(problems.notFound({ what: 'task' }))
    return c.json({ id })
  })
  .post('/tasks/:id/reopen', may('task.write'), body(TaskReopened), async (c) => {
    const id = c.req.param('id')
    const { device } = c.req.valid('json')
    if (!(await settleTask(c.var.db, deedOf(c), c.var.study.id, id, { told: '', device })))
      throw new Refusal(problems.notFound({ what: 'task' }))
    return c.json({ id })
  })
