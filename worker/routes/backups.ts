// Drafts that are backed up: phones send and take them, a supervisor hands them to another phone.
import { type Context, Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { type BackupReceipt, DraftBackup } from '../../core/wire/backup.ts'
import { Handing } from '../../core/wire/field.ts'
import type { Answers } from '../../core/wire/response.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { sha256 } from '../secret.ts'
import {
  draftsFor,
  dropBackup,
  handBackup,
  keepBackup,
  listBackups,
  takenDraft,
} from '../store/draft-backups.ts'
import { deedBody } from '../unseal.ts'

const largestBytes = 1_000_000
/** In base64, with its envelope, as large as that. */
const largestSealedBytes = 1_400_000

export const fieldDrafts = new Hono<App>()
  .get('/drafts', may('field.read'), async (c) => c.json(await draftsFor(c.var.db, sender(c))))
  .get('/drafts/:id', may('field.read'), async (c) => {
    const found = await takenDraft(c.var.db, sender(c), c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'draft' }))
    return c.json(found)
  })
  .put('/drafts/:id', may('deed.send'), deedBody(DraftBackup, largestSealedBytes), async (c) => {
    const id = check(Id, c.req.param('id'))
    const draft = c.req.valid('json')
    if (draft.id !== id)
      throw new Refusal(problems.requestMalformed({ at: 'id', reason: 'id.other-than-path' }))
    const text = JSON.stringify(draft)
    if (new TextEncoder().encode(text).length > largestBytes)
      throw new Refusal(problems.bodyTooLarge({ limitBytes: largestBytes }))
    const answers = countAnswers(draft.answers)
    const backup = { draft, body: text, hash: await sha256(text), answers }
    const state = await keepBackup(c.var.db, deedOf(c), sender(c), backup)
    if (state === 'version') throw new Refusal(problems.versionUnknown({ version: draft.version }))
    if (state === 'unknown') throw new Refusal(problems.notFound({ what: 'draft' }))
    return c.json({ id, state } satisfies BackupReceipt)
  })
  .delete('/drafts/:id', may('deed.send'), async (c) => {
    const id = check(Id, c.req.param('id'))
    await dropBackup(c.var.db, deedOf(c), sender(c), id)
    return c.json({ id })
  })

export const studyDrafts = new Hono<App>()
  .get('/drafts', may('response.review'), query(listQuery({})), async (c) =>
    c.json(await listBackups(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .post('/drafts/:id/hand', may('response.review'), body(Handing), async (c) => {
    const id = c.req.param('id')
    const { device } = c.req.valid('json')
    if (!(await handBackup(c.var.db, deedOf(c), c.var.study.id, id, device)))
      throw new Refusal(problems.notFound({ what: 'draft' }))
    return c.json({ id, device })
  })

function sender(c: Context<App>) {
  const actor = c.var.actor
  if (actor.kind !== 'device') throw new Refusal(problems.tokenUnknown({}))
  return { study: c.var.study.id, device: actor.id }
}

/** Those in rows among them, each by itself. */
function countAnswers(answers: Answers): number {
  let count = 0
  for (const value of Object.values(answers)) {
    const inner = Array.isArray(value) ? value.filter((one) => typeof one === 'object') : []
    count += inner.length === 0 ? 1 : 0
    for (const row of inner) count += countAnswers(row.answers)
  }
  return count
}
