// Cases, participants and their consents. A name goes in here and comes out of the routes that ask for `identity.read`.
import { Hono } from 'hono'
import { judgeScopes } from '../../core/consent/judge.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { NewCase, NewConsent, NewParticipant } from '../../core/wire/people.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import { findText, hasTexts } from '../store/consent-texts.ts'
import { acceptConsent, addConsent, historyOf, withdrawConsent } from '../store/consents.ts'
import { lostByWithdrawal } from '../store/ground.ts'
import {
  addCase,
  addParticipant,
  caseExists,
  listCases,
  listDoubles,
  listIdentities,
  listParticipants,
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
  .get('/identities/doubles', may('identity.read'), async (c) =>
    c.json({ rows: await listDoubles(c.var.db, c.var.study.id) }),
  )
  .get('/participants/:code/consents', may('participant.read'), async (c) =>
    c.json({ rows: await historyOf(c.var.db, c.var.study.id, c.req.param('code')) }),
  )
  .post('/participants/:code/consents', may('consent.write'), body(NewConsent), async (c) => {
    const { db, study } = c.var
    const it = c.req.valid('json')
    // Texts are never removed, so a text that is here now is here at the insert.
    const text = await findText(db, study.id, { label: it.textVersion })
    if (!text && (await hasTexts(db, study.id)))
      throw new Refusal(problems.consentTextUnknown({ version: it.textVersion }))
    const problem = text && judgeScopes(text, it.scopes)
    if (problem) throw new Refusal(problem)
    const kept = await addConsent(db, deedOf(c), study.id, {
      ...it,
      participant: c.req.param('code'),
      text: text?.hash ?? null,
      language: it.language ?? null,
      device: null,
      evidence: [],
    })
    if (kept === 'nobody') throw new Refusal(problems.notFound({ what: 'participant' }))
    if (kept === 'taken') throw new Refusal(problems.idTaken({ what: 'consent' }))
    return c.json({ id: it.id }, kept === 'new' ? 201 : 200)
  })
  .post('/consents/:id/accept', may('consent.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await acceptConsent(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'consent' }))
    return c.json({ id })
  })
  .post('/consents/:id/withdraw', may('consent.write'), async (c) => {
    const id = c.req.param('id')
    const { db, study } = c.var
    const { withdrawnAt, ground } = await lostByWithdrawal(db, study.id, id, () =>
      withdrawConsent(db, deedOf(c), study.id, id),
    )
    if (!withdrawnAt) throw new Refusal(problems.notFound({ what: 'consent' }))
    // Who may not read findings is not told of them.
    return c.json({ id, withdrawnAt, ground: alsoMay(c, 'finding.read') ? ground : null })
  })
