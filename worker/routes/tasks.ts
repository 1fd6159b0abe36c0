// Tasks sent to the field: the desk's list, and a new one.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { NewTask } from '../../core/wire/finding.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body } from '../http.ts'
import { addTask, listTasks } from '../store/tasks.ts'

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
