// Cases, participants and their consents. A name goes in here and comes out of one route only.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { NewCase, NewConsent, NewParticipant } from '../../core/wire/people.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import {
  addCase,
  addConsent,
  addParticipant,
  caseExists,
  listCases,
  listIdentities,
  listParticipants,
  withdrawConsent,
} from '../store/participants.ts'

export const participants = new Hono<App>()
  .get('/cases', may('participant.read'), query(listQuery({})), async (c) =>
    c.json(await listCases(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .post('/cases', may('participant.write'), body(NewCase), async (c) => {
    const it = c.req.valid('json')
    if (!(await addCase(c.var.db, deedOf(c), c.var.study.id, it)))
      throw new Refusal(problems.nameTaken({ what: 'case', name: it.code }))
    return c.json({ code: it.code }, 201)
  })
  .get('/participants', may('participant.read'), query(listQuery({})), async (c) =>
    c.json(await listParticipants(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .post('/participants', may('participant.write'), body(NewParticipant), async (c) => {
    const it = c.req.valid('json')
    // Cases are never deleted, so a case that is here now is here at the insert.
    if (it.case !== null && !(await caseExists(c.var.db, c.var.study.id, it.case)))
      throw new Refusal(problems.caseUnknown({ case: it.case }))
    if (!(await addParticipant(c.var.db, deedOf(c), c.var.study.id, it)))
      throw new Refusal(problems.nameTaken({ what: 'participant', name: it.code }))
    return c.json({ code: it.code }, 201)
  })
  .get('/identities', may('identity.read'), query(listQuery({})), async (c) =>
    c.json(await listIdentities(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .post('/participants/:code/consents', may('consent.write'), body(NewConsent), async (c) => {
    const it = c.req.valid('json')
    const kept = await addConsent(c.var.db, deedOf(c), c.var.study.id, c.req.param('code'), it)
    if (kept === 'nobody') throw new Refusal(problems.notFound({ what: 'participant' }))
    if (kept === 'taken') throw new Refusal(problems.idTaken({ what: 'consent' }))
    return c.json({ id: it.id }, kept === 'new' ? 201 : 200)
  })
  .post('/consents/:id/withdraw', may('consent.write'), async (c) => {
    const id = c.req.param('id')
    const withdrawnAt = await withdrawConsent(c.var.db, deedOf(c), c.var.study.id, id)
    if (!withdrawnAt) throw new Refusal(problems.notFound({ what: 'consent' }))
    return c.json({ id, withdrawnAt })
  })
