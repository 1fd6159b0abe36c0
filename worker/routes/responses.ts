// Responses at the desk: the list, one in full, and the supervisor's review.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { Review } from '../../core/wire/field.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import { takeIn } from '../intake.ts'
import { findResponse, listResponses, reviewResponse } from '../store/responses.ts'
import { findUnopened, listUnopened, markOpened } from '../store/unopened.ts'

const Narrowed = listQuery({ instrument: v.optional(v.pipe(v.string(), v.maxLength(64))) })

export const responses = new Hono<App>()
  .get('/responses', may('response.read'), query(Narrowed), async (c) => {
    const asked = c.req.valid('query')
    return c.json(await listResponses(c.var.db, c.var.study.id, asked.instrument, cursorOf(asked)))
  })
  .get('/responses/unopened', may('response.review'), async (c) =>
    c.json({ rows: await listUnopened(c.var.db, c.var.study.id) }),
  )
  .post('/responses/unopened/:hash/open', may('response.review'), async (c) => {
    const { db, study } = c.var
    const hash = c.req.param('hash')
    const found = await findUnopened(db, study.id, hash)
    if (!found) throw new Refusal(problems.notFound({ what: 'response' }))
    const { id, device, sealed } = found
    const sender = { study, device, secret: c.env.SEAL_SECRET }
    const [receipt] = await takeIn(db, deedOf(c), sender, [{ id, sealed }])
    if (!receipt) throw new Refusal(problems.serverFailed({}))
    if (receipt.outcome === 'refused') throw new Refusal(receipt.problem)
    await markOpened(db, deedOf(c), study.id, hash)
    return c.json(receipt)
  })
  .get('/responses/:id', may('response.read'), async (c) => {
    const found = await findResponse(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json(found)
  })
  .post('/responses/:id/review', may('response.review'), body(Review), async (c) => {
    const { state, note } = c.req.valid('json')
    const id = c.req.param('id')
    if (!(await reviewResponse(c.var.db, deedOf(c), c.var.study.id, id, state, note)))
      throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json({ id, state })
  })
