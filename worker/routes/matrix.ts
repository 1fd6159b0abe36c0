// The convergence matrix, derived at every asking: there is nothing to keep up to date. What somebody judged of a cell by hand,
// and what a period is, lie beside it.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { AssessmentBody, Dimension, MatrixSettings } from '../../core/wire/triangulation.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, query } from '../http.ts'
import { assess } from '../store/assessments.ts'
import { convergence, setPeriod } from '../store/matrix.ts'

/** The dimensions to lay out beside role and technique: `?by=time,theory`. */
const Asked = v.strictObject({
  by: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(60),
      v.transform((names) => names.split(',').filter((name) => name !== '')),
      v.array(Dimension),
    ),
    '',
  ),
})

export const matrix = new Hono<App>()
  .get('/matrix', may('finding.read'), query(Asked), async (c) =>
    c.json(await convergence(c.var.db, c.var.study.id, c.req.valid('query').by)),
  )
  .put('/matrix/settings', may('finding.write'), body(MatrixSettings), async (c) => {
    const { period } = c.req.valid('json')
    await setPeriod(c.var.db, deedOf(c), c.var.study.id, period)
    return c.json({ period })
  })
  .put('/findings/:id/assessment', may('finding.write'), body(AssessmentBody), async (c) => {
    const id = c.req.param('id')
    if (!(await assess(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))))
      throw new Refusal(problems.notFound({ what: 'finding' }))
    return c.json({ id })
  })
