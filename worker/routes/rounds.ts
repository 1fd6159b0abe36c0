// Rounds of coding: made and followed by who supervises, marked done by who codes.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { PartDone, PartReopen, RoundBody } from '../../core/wire/round.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { markDone, reopen } from '../store/round-parts.ts'
import {
  closeRound,
  findRound,
  listCoders,
  listRounds,
  putRound,
  removeRound,
  restoreRound,
} from '../store/rounds.ts'
import { eyesOf } from './eyes.ts'

const unknown = () => new Refusal(problems.notFound({ what: 'round' }))

/** 300 sources with twenty coders each fit. */
const roundBodyBytes = 700_000

export const rounds = new Hono<App>()
  .get('/rounds', may('round.read'), query(listQuery({})), async (c) =>
    c.json(await listRounds(c.var.db, c.var.study.id, eyesOf(c), cursorOf(c.req.valid('query')))),
  )
  .get('/coders', may('round.write'), async (c) =>
    c.json({ rows: await listCoders(c.var.db, c.var.study.id) }),
  )
  .get('/rounds/:id', may('round.read'), async (c) => {
    const found = await findRound(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'))
    if (!found) throw unknown()
    return c.json(found)
  })
  .put('/rounds/:id', may('round.write'), body(RoundBody, roundBodyBytes), async (c) => {
    const id = check(Id, c.req.param('id'))
    const put = await putRound(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (put === 'id-taken') throw new Refusal(problems.idTaken({ what: 'round' }))
    if (typeof put === 'object') throw new Refusal(problems.roundUnsound({ what: put.unsound }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .delete('/rounds/:id', may('round.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeRound(c.var.db, deedOf(c), c.var.study.id, id))) throw unknown()
    return c.json({ id })
  })
  .post('/rounds/:id/restore', may('round.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await restoreRound(c.var.db, deedOf(c), c.var.study.id, id))) throw unknown()
    return c.json({ id })
  })
  .post('/rounds/:id/close', may('round.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await closeRound(c.var.db, deedOf(c), c.var.study.id, id, true))) throw unknown()
    return c.json({ id })
  })
  .post('/rounds/:id/open', may('round.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await closeRound(c.var.db, deedOf(c), c.var.study.id, id, false))) throw unknown()
    return c.json({ id })
  })
  .put('/rounds/:id/sources/:source/done', may('coding.write'), body(PartDone), async (c) => {
    const { id: round, source } = c.req.param()
    const { done } = c.req.valid('json')
    const which = { round, source, person: personOf(c) }
    const marked = await markDone(c.var.db, deedOf(c), c.var.study.id, which, done)
    if (marked === 'unknown') throw unknown()
    if (marked === 'closed') throw new Refusal(problems.roundClosed({}))
    return c.json({ id: round, done })
  })
  .post('/rounds/:id/sources/:source/reopen', may('round.write'), body(PartReopen), async (c) => {
    const { id: round, source } = c.req.param()
    const which = { round, source, person: c.req.valid('json').coder }
    if (!(await reopen(c.var.db, deedOf(c), c.var.study.id, which))) throw unknown()
    return c.json({ id: round })
  })
