// What people are asked to agree to, and what shows that they did.
import { Hono } from 'hono'
import { canonical } from '../../core/instrument/canonical.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { ConsentText } from '../../core/wire/consent.ts'
import { Hash } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check } from '../http.ts'
import { sha256 } from '../secret.ts'
import { addText, listTexts, retireText } from '../store/consent-texts.ts'
import { isProof, proofOf } from '../store/consents.ts'
import { bytesOf } from '../store/files.ts'
import { handOut } from '../upload.ts'

export const consentTexts = new Hono<App>()
  .get('/consent-texts', may('participant.read'), async (c) =>
    c.json({ rows: await listTexts(c.var.db, c.var.study.id) }),
  )
  .post('/consent-texts', may('consent-text.write'), body(ConsentText), async (c) => {
    const text = c.req.valid('json')
    const frozen = canonical(text)
    const hash = await sha256(frozen)
    const kept = await addText(c.var.db, deedOf(c), c.var.study.id, {
      hash,
      label: text.label,
      body: frozen,
    })
    if (kept === 'taken')
      throw new Refusal(problems.nameTaken({ what: 'consent-text', name: text.label }))
    return c.json({ hash }, kept === 'new' ? 201 : 200)
  })
  .post('/consent-texts/:hash/retire', may('consent-text.write'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    if (!(await retireText(c.var.db, deedOf(c), c.var.study.id, hash, true)))
      throw new Refusal(problems.notFound({ what: 'consent-text' }))
    return c.json({ hash })
  })
  .post('/consent-texts/:hash/restore', may('consent-text.write'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    if (!(await retireText(c.var.db, deedOf(c), c.var.study.id, hash, false)))
      throw new Refusal(problems.notFound({ what: 'consent-text' }))
    return c.json({ hash })
  })
  // A signature or a voice says who it is, so these ask for what a name asks for.
  .get('/consents/:id/proof', may('identity.read'), async (c) => {
    const proof = await proofOf(c.var.db, c.var.study.id, c.req.param('id'))
    if (!proof) throw new Refusal(problems.notFound({ what: 'consent' }))
    return c.json(proof)
  })
  .get('/consents/:id/files/:hash', may('identity.read'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const { db, study } = c.var
    const file = (await isProof(db, study.id, c.req.param('id'), hash))
      ? await bytesOf(c.env.FILES, study.id, hash)
      : null
    if (!file) throw new Refusal(problems.notFound({ what: 'file' }))
    return handOut(c, hash, file)
  })
