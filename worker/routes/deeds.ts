// What phones make that is no response: participants, their consents, consents taken back, and notes after a talk. Each is put under the
// phone's own id, so that a retry is the same deed; what it was refused for, the phone shows where it was made.

import type { Context } from 'hono'
import { Hono } from 'hono'
import { judgeConsent } from '../../core/consent/judge.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { SentConsent, SentWithdrawal } from '../../core/wire/consent.ts'
import { FieldMemo } from '../../core/wire/memo.ts'
import { NewParticipant } from '../../core/wire/people.ts'
import { Id, StudyCode } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { check } from '../http.ts'
import { findText } from '../store/consent-texts.ts'
import { addConsent, withdrawConsent } from '../store/consents.ts'
import { keepFieldMemo } from '../store/field-memos.ts'
import { addParticipant, caseExists, wasAddedBy } from '../store/participants.ts'
import { deedBody } from '../unseal.ts'

export const deeds = new Hono<App>()
  .put('/participants/:id', may('deed.send'), deedBody(NewParticipant), async (c) => {
    const { db, study } = c.var
    const id = check(Id, c.req.param('id'))
    const said = c.req.valid('json')
    const it = { ...said, code: renamed(c, said.code) }
    if (it.case !== null && !(await caseExists(db, study.id, it.case)))
      throw new Refusal(problems.caseUnknown({ case: it.case }))
    const from = { deed: id, device: deviceOf(c) }
    if (await addParticipant(db, deedOf(c), study.id, it, from)) return c.json({ id }, 201)
    if (await wasAddedBy(db, study.id, it.code, id)) return c.json({ id })
    throw new Refusal(problems.nameTaken({ what: 'participant', name: it.code }))
  })
  .put('/consents/:id', may('deed.send'), deedBody(SentConsent), async (c) => {
    const { db, study } = c.var
    const id = check(Id, c.req.param('id'))
    const said = c.req.valid('json')
    const it = { ...said, participant: renamed(c, said.participant) }
    const text = await findText(db, study.id, { hash: it.text })
    if (!text) throw new Refusal(problems.consentTextUnknown({ version: it.text }))
    const problem = judgeConsent(text, it)
    if (problem) throw new Refusal(problem)
    const kept = await addConsent(db, deedOf(c), study.id, {
      ...it,
      id,
      textVersion: text.label,
      device: deviceOf(c),
    })
    if (kept === 'nobody')
      throw new Refusal(problems.participantUnknown({ participant: it.participant }))
    if (kept === 'taken') throw new Refusal(problems.idTaken({ what: 'consent' }))
    return c.json({ id }, kept === 'new' ? 201 : 200)
  })
  .put('/withdrawals/:id', may('deed.send'), deedBody(SentWithdrawal), async (c) => {
    const id = check(Id, c.req.param('id'))
    const { consent, at } = c.req.valid('json')
    if (!(await withdrawConsent(c.var.db, deedOf(c), c.var.study.id, consent, at)))
      throw new Refusal(problems.consentUnknown({}))
    return c.json({ id })
  })
  .put('/memos/:id', may('deed.send'), deedBody(FieldMemo), async (c) => {
    const id = check(Id, c.req.param('id'))
    const kept = await keepFieldMemo(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (kept === 'elsewhere') throw new Refusal(problems.notFound({ what: 'response' }))
    if (kept === 'taken') throw new Refusal(problems.idTaken({ what: 'memo' }))
    return c.json({ id }, kept === 'made' ? 201 : 200)
  })

/** A sealed deed cannot be written in any more: the code that its person got instead is told beside it. */
function renamed(c: Context<App>, code: string): string {
  return check(StudyCode, c.req.query('code') ?? code)
}

function deviceOf(c: Context<App>): string {
  const actor = c.var.actor
  if (actor.kind !== 'device') throw new Refusal(problems.tokenUnknown({}))
  return actor.id
}
