// Signing in with a one-time link, enrolling a phone with a one-time code, and who one is.
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { problems, Refusal } from '../../core/problem.ts'
import { Enrolment, SignIn } from '../../core/wire/people.ts'
import type { App } from '../env.ts'
import { bearer, cookieName, deedOf, may } from '../gate.ts'
import { body } from '../http.ts'
import { packKit } from '../kit.ts'
import { brake } from '../knock.ts'
import { newSecret, sha256 } from '../secret.ts'
import { enrolDevice } from '../store/devices.ts'
import { beginSession, endSession, useSignInCode } from '../store/sessions.ts'
import { studiesOf } from '../store/studies.ts'
import { version } from '../version.ts'

const sessionDays = 7

/** Only enrolling reads it: it names a phone and opens nothing. */
const phoneCookie = 'pedoman-phone'

export const session = new Hono<App>()
  .get('/health', may('public'), (c) => c.json({ ok: true, version }))
  .post('/sign-in', may('public'), brake, body(SignIn), async (c) => {
    const now = new Date()
    const person = await useSignInCode(
      c.var.db,
      await sha256(c.req.valid('json').code),
      now.toISOString(),
    )
    if (!person) throw new Refusal(problems.signInCodeUnknown({}))
    const token = newSecret('pds')
    const expires = new Date(now.getTime() + sessionDays * 86_400_000)
    await beginSession(
      c.var.db,
      { ...deedOf(c), actor: person.id, actorKind: 'person' },
      await sha256(token),
      expires.toISOString(),
    )
    const secure = cookieName(c).startsWith('__Host-')
    setCookie(c, cookieName(c), token, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Strict',
      expires,
    })
    return c.json({ name: person.name })
  })
  .post('/enrol', may('public'), brake, body(Enrolment), async (c) => {
    const { code, tokenHash, app, was } = c.req.valid('json')
    const before = bearer(c)
    const device = await enrolDevice(c.var.db, deedOf(c), {
      id: crypto.randomUUID(),
      codeHash: await sha256(code),
      tokenHash,
      app,
      beforeHash: before === null ? null : await sha256(before),
      // What a browser clears of a page's storage leaves a server's cookie be. Earlier ones came with the request.
      was: was === null ? (getCookie(c, phoneCookie) ?? null) : (was ?? null),
    })
    if (!device) throw new Refusal(problems.enrolmentCodeUnknown({}))
    const { phone, study, lost } = device
    // The phone's own pages read it, with or without a network: it is no secret, and opens nothing.
    setCookie(c, phoneCookie, phone.id, {
      path: '/field/',
      secure: new URL(c.req.url).protocol === 'https:',
      sameSite: 'Strict',
      maxAge: 400 * 86_400,
    })
    // The kit goes along: on a slow network asking for it is another long wait before the first question.
    const { kit, tag } = await packKit(c.var.db, study, phone, c.env.SEAL_SECRET)
    const { id, label } = phone
    const { slug, title } = study
    return c.json({ device: { id, label }, study: { slug, title }, lost, kit, tag })
  })
  .get('/me', may('self'), async (c) => {
    const actor = c.var.actor
    if (actor.kind !== 'person') throw new Refusal(problems.signInNeeded({}))
    const studies = await studiesOf(c.var.db, actor.id)
    return c.json({ id: actor.id, name: actor.name, isOwner: actor.isOwner, studies })
  })
  .delete('/session', may('self'), async (c) => {
    if (c.var.actor.kind === 'person')
      await endSession(c.var.db, deedOf(c), await sha256(c.var.actor.session))
    deleteCookie(c, cookieName(c), { path: '/', secure: cookieName(c).startsWith('__Host-') })
    return c.json({ ok: true })
  })
