// What findings are weighed with beside the evidence: read-backs to participants, and the indicators of the study.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { IndicatorBody, MemberCheckBody } from '../../core/wire/finding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check } from '../http.ts'
import {
  indicatorScores,
  listIndicators,
  putIndicator,
  removeIndicator,
} from '../store/indicators.ts'
import { putMemberCheck } from '../store/member-checks.ts'

export const weighing = new Hono<App>()
  .put('/member-checks/:id', may('finding.write'), body(MemberCheckBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const kept = await putMemberCheck(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (kept === 'unknown') throw new Refusal(problems.notFound({ what: 'finding' }))
    if (kept === 'taken') throw new Refusal(problems.idTaken({ what: 'member-check' }))
    return c.json({ id }, kept === 'made' ? 201 : 200)
  })
  .get('/indicators', may('finding.read'), async (c) =>
    c.json({ rows: await listIndicators(c.var.db, c.var.study.id) }),
  )
  .get('/indicators/:id/scores', may('finding.read'), async (c) => {
    const found = await indicatorScores(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'indicator' }))
    return c.json({ rows: found })
  })
  .put('/indicators/:id', may('finding.write'), body(IndicatorBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const put = await putIndicator(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'code' }))
    if (put === 'taken') throw new Refusal(problems.idTaken({ what: 'indicator' }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .delete('/indicators/:id', may('finding.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeIndicator(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'indicator' }))
    return c.json({ id })
  })
