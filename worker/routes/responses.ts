// Responses at the desk: the list, one in full, the supervisor's review, and the questions on its answers.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { BulkReview, Handing, Rejection, Review, reviewStates } from '../../core/wire/field.ts'
import { NewQuery, QueryMessageBody, Settling } from '../../core/wire/query.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { readAgain, takeIn } from '../intake.ts'
import { rejectResponse, releaseResponse } from '../store/quarantine.ts'
import { askQuery, queriesOn, say, settleQuery } from '../store/queries.ts'
import { findResponse, listResponses } from '../store/responses.ts'
import { handOver, reviewMany, reviewResponse } from '../store/review.ts'
import { findUnopened, listUnopened, markOpened } from '../store/unopened.ts'
import { inCodes } from './eyes.ts'

const Narrowed = listQuery({
  instrument: v.optional(v.pipe(v.string(), v.maxLength(64))),
  state: v.optional(v.picklist(reviewStates)),
  device: v.optional(Id),
  task: v.optional(Id),
})

export const responses = new Hono<App>()
  .get('/responses', may('response.read'), query(Narrowed), async (c) => {
    const asked = c.req.valid('query')
    return c.json(await listResponses(c.var.db, c.var.study.id, asked, cursorOf(asked)))
  })
  .post('/responses/review', may('response.review'), body(BulkReview), async (c) => {
    const changed = await reviewMany(c.var.db, deedOf(c), c.var.study.id, c.req.valid('json'))
    return c.json({ ids: changed })
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
    const { body, note, remarks } = found
    return c.json({ ...found, ...(await inCodes(c, { body, note, remarks })) })
  })
  .post('/responses/:id/review', may('response.review'), body(Review), async (c) => {
    const { state, note } = c.req.valid('json')
    const id = c.req.param('id')
    const judged = await reviewResponse(c.var.db, deedOf(c), c.var.study.id, id, { state, note })
    if (judged === 'unknown') throw new Refusal(problems.notFound({ what: 'response' }))
    if (judged === 'replaced') throw new Refusal(problems.responseReplaced({}))
    if (judged === 'no-comment') throw new Refusal(problems.commentMissing({}))
    return c.json({ id, state })
  })
  .post('/responses/:id/release', may('response.review'), async (c) => {
    const { db, study } = c.var
    const id = c.req.param('id')
    const found = await findResponse(db, study.id, id)
    if (found?.state !== 'quarantined') throw new Refusal(problems.notFound({ what: 'response' }))
    const sound = await readAgain(db, study, JSON.stringify(found.body), found.isCollected)
    if (!(await releaseResponse(db, deedOf(c), study.id, sound)))
      throw new Refusal(problems.consentMissing({}))
    return c.json({ id, state: 'received' as const })
  })
  .post('/responses/:id/reject', may('response.review'), body(Rejection), async (c) => {
    const id = c.req.param('id')
    const { reason } = c.req.valid('json')
    if (!(await rejectResponse(c.var.db, deedOf(c), c.var.study.id, id, reason)))
      throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json({ id })
  })
  .put('/responses/:id/holder', may('response.review'), body(Handing), async (c) => {
    const { device } = c.req.valid('json')
    const id = c.req.param('id')
    if (!(await handOver(c.var.db, deedOf(c), c.var.study.id, id, device)))
      throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json({ id, device })
  })
  .get('/responses/:id/queries', may('response.read'), async (c) => {
    const found = await queriesOn(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json({ rows: await inCodes(c, found) })
  })
  .put('/responses/:id/queries/:query', may('response.review'), body(NewQuery), async (c) => {
    const id = check(Id, c.req.param('query'))
    const response = c.req.param('id')
    const put = await askQuery(
      c.var.db,
      deedOf(c),
      c.var.study.id,
      response,
      id,
      c.req.valid('json'),
    )
    if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'response' }))
    if (put === 'taken') throw new Refusal(problems.idTaken({ what: 'query' }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .put(
    '/queries/:id/messages/:message',
    may('response.review'),
    body(QueryMessageBody),
    async (c) => {
      const id = check(Id, c.req.param('message'))
      const said = { ...c.req.valid('json'), id, at: new Date().toISOString() }
      const put = await say(c.var.db, deedOf(c), c.var.study.id, c.req.param('id'), said)
      if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'query' }))
      if (put === 'taken') throw new Refusal(problems.idTaken({ what: 'message' }))
      return c.json({ id }, put === 'made' ? 201 : 200)
    },
  )
  .put('/queries/:id/state', may('response.review'), body(Settling), async (c) => {
    const { state } = c.req.valid('json')
    const id = c.req.param('id')
    if (!(await settleQuery(c.var.db, deedOf(c), c.var.study.id, id, state)))
      throw new Refusal(problems.notFound({ what: 'query' }))
    return c.json({ id, state })
  })
