// Coding by rule and from lists: many codings in one step, and the step taken back.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { CodingRunBody } from '../../core/wire/run.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { listRuns, putRun, turnRun } from '../store/coding-runs.ts'

export const codingRuns = new Hono<App>()
  .get('/coding-runs', may('coding.read'), query(listQuery({})), async (c) =>
    c.json(await listRuns(c.var.db, c.var.study.id, personOf(c), cursorOf(c.req.valid('query')))),
  )
  .put('/coding-runs/:id', may('coding.write'), body(CodingRunBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const put = await putRun(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (put === 'id-taken') throw new Refusal(problems.idTaken({ what: 'coding-run' }))
    if (put === 'undone') throw new Refusal(problems.changedMeanwhile({ what: 'coding-run' }))
    if (put === 'code-unknown') throw new Refusal(problems.notFound({ what: 'code' }))
    return c.json(put)
  })
  .post('/coding-runs/:id/undo', may('coding.write'), async (c) => c.json(await turned(c, true)))
  .post('/coding-runs/:id/redo', may('coding.write'), async (c) => c.json(await turned(c, false)))

async function turned(c: Parameters<typeof deedOf>[0], undone: boolean) {
  const id = c.req.param('id') ?? ''
  const turning = await turnRun(c.var.db, deedOf(c), c.var.study.id, id, undone)
  if (!turning) throw new Refusal(problems.notFound({ what: 'coding-run' }))
  return { id, ...turning }
}
