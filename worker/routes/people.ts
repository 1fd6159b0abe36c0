// The people of a study, their phones and their tokens, and the trail of who did what.
import { Hono } from 'hono'
import { roleMay, type StudyPermission, studyPermissions } from '../../core/permission.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { NewDevice, NewPerson, NewToken } from '../../core/wire/people.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import { newSecret, sha256 } from '../secret.ts'
import { listAudits } from '../store/audits.ts'
import { holdingOf, inviteDevice, listDevices, passFor, revokeDevice } from '../store/devices.ts'
import { inviteAwaited, inviteMember, listMembers, mintToken } from '../store/studies.ts'

const signInHours = 72
const enrolmentMinutes = 15
/** A gigabyte of recordings from a laptop's disk. */
const handoverMinutes = 60

export const people = new Hono<App>()
  .get('/members', may('member.read'), async (c) =>
    c.json({ rows: await listMembers(c.var.db, c.var.study.id) }),
  )
  .post('/members', may('member.invite'), body(NewPerson), async (c) => {
    const code = newSecret('pdi')
    const id = crypto.randomUUID()
    const expiresAt = soon(signInHours * 60)
    const person = {
      id,
      ...c.req.valid('json'),
      study: c.var.study.id,
      codeHash: await sha256(code),
      expiresAt,
    }
    await inviteMember(c.var.db, deedOf(c), person)
    return c.json({ id, link: `${new URL(c.req.url).origin}/sign-in#c=${code}` }, 201)
  })
  .post('/members/:id/link', may('member.invite'), async (c) => {
    const code = newSecret('pdi')
    const { actor } = c.var
    const id = c.req.param('id')
    const isInvited = await inviteAwaited(c.var.db, deedOf(c), {
      id,
      study: c.var.study.id,
      codeHash: await sha256(code),
      expiresAt: soon(signInHours * 60),
      byInstanceOwner: actor.kind === 'person' && actor.isOwner,
    })
    if (!isInvited) throw new Refusal(problems.notFound({ what: 'member' }))
    return c.json({ id, link: `${new URL(c.req.url).origin}/sign-in#c=${code}` }, 201)
  })
  .get('/devices', may('device.read'), async (c) =>
    c.json({ rows: await listDevices(c.var.db, c.var.study.id, new Date().toISOString()) }),
  )
  .post('/enrolments', may('device.write'), body(NewDevice), async (c) => {
    const code = newSecret('pde')
    const expiresAt = soon(enrolmentMinutes)
    const { label } = c.req.valid('json')
    await inviteDevice(c.var.db, deedOf(c), {
      study: c.var.study.id,
      codeHash: await sha256(code),
      label,
      expiresAt,
    })
    // The code rides in the fragment: it reaches no server log and no Referer.
    return c.json({ code, link: `${new URL(c.req.url).origin}/field/#e=${code}`, expiresAt }, 201)
  })
  .post('/devices/:id/revoke', may('device.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await revokeDevice(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'device' }))
    return c.json({ id })
  })
  .get('/devices/:id/holding', may('device.read'), async (c) => {
    const found = await holdingOf(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'device' }))
    return c.json({ rows: found })
  })
  .post('/devices/:id/handover', may('device.write'), async (c) => {
    const id = c.req.param('id')
    const token = newSecret('pdh')
    const expiresAt = soon(handoverMinutes)
    const pass = { hash: await sha256(token), expiresAt }
    if (!(await passFor(c.var.db, deedOf(c), c.var.study.id, id, pass)))
      throw new Refusal(problems.notFound({ what: 'device' }))
    return c.json({ token, expiresAt }, 201)
  })
  .post('/tokens', may('token.write'), body(NewToken), async (c) => {
    const { name, scope, expiresAt } = c.req.valid('json')
    const role = c.var.study.role
    for (const word of scope.split(' ')) {
      const known = word in studyPermissions && role && roleMay(role, word as StudyPermission)
      if (!known) throw new Refusal(problems.notAllowed({ permission: word }))
    }
    const token = newSecret('pdt')
    const id = crypto.randomUUID()
    await mintToken(c.var.db, deedOf(c), {
      id,
      hash: await sha256(token),
      study: c.var.study.id,
      name,
      scope,
      expiresAt,
    })
    return c.json({ id, token }, 201)
  })
  .get('/audit', may('audit.read'), query(listQuery({})), async (c) =>
    c.json(await listAudits(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )

function soon(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}
