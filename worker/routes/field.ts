// What phones speak: take the kit along with what it shows, give a sign of life, hand responses and their files in.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { AskedCases } from '../../core/wire/diary.ts'
import { Heartbeat } from '../../core/wire/field.ts'
import { TaskBegun, TaskDeclined } from '../../core/wire/finding.ts'
import { FieldAnswer } from '../../core/wire/query.ts'
import { Hash, Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, parseJson, query, readBytes, readJson } from '../http.ts'
import { takeIn } from '../intake.ts'
import { packKit } from '../kit.ts'
import { sawDevice, signOutDevice } from '../store/devices.ts'
import { diaryOf } from '../store/diary.ts'
import { isTaken } from '../store/draft-backups.ts'
import { partsOf } from '../store/file-parts.ts'
import { bytesOf, findFile } from '../store/files.ts'
import { answerFrom } from '../store/queries.ts'
import { filesOf, heldOf, isNamed, isShown } from '../store/response-files.ts'
import { bodyFor, returnedTo } from '../store/returns.ts'
import { tellOfTask } from '../store/tasks.ts'
import { deedBody, isSealed } from '../unseal.ts'
import { commitParts, handOut, partTold, SizeOfWhole, takeFile, takePart } from '../upload.ts'

const oneResponseBytes = 1_000_000
/** In base64, with its envelope, as large as that; opened, it is counted again. */
const oneSealedBytes = 1_400_000
const bulkBytes = 4_000_000
const Bulk = v.strictObject({
  responses: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(200)),
})

const Asked = v.strictObject({ hashes: v.pipe(v.array(Hash), v.maxLength(500)) })

const DiaryQuery = v.strictObject({ cases: AskedCases })

export const field = new Hono<App>()
  .get('/kit', may('field.read'), async (c) => {
    const { device: id, label, mark } = sender(c)
    const { db, study } = c.var
    const had = c.req.header('if-none-match')
    const { tag, kit } = await packKit(db, study, { id, label, mark }, c.env.SEAL_SECRET, had)
    c.header('etag', tag)
    return kit ? c.json(kit) : c.body(null, 304)
  })
  .get('/diary', may('field.read'), query(DiaryQuery), async (c) => {
    const actor = c.var.actor
    const device = actor.kind === 'device' ? actor.id : ''
    const { cases } = c.req.valid('query')
    return c.json(await diaryOf(c.var.db, c.var.study.id, device, cases))
  })
  .post('/heartbeat', may('field.read'), body(Heartbeat), async (c) => {
    const now = new Date().toISOString()
    await sawDevice(c.var.db, sender(c).device, now, c.req.valid('json'))
    return c.json({ now })
  })
  .post('/sign-out', may('field.leave'), async (c) => {
    const { device } = sender(c)
    await signOutDevice(c.var.db, deedOf(c), device)
    return c.json({ id: device })
  })
  .put('/responses/:id', may('response.send'), async (c) => {
    const bytes = await readBytes(c.req.raw, oneSealedBytes)
    const sent = parseJson(bytes)
    if (bytes.length > oneResponseBytes && !isSealed(sent))
      throw new Refusal(problems.bodyTooLarge({ limitBytes: oneResponseBytes }))
    if ((sent as { id?: unknown } | null)?.id !== c.req.param('id'))
      throw new Refusal(problems.requestMalformed({ at: 'id', reason: 'id.other-than-path' }))
    const [receipt] = await takeIn(c.var.db, deedOf(c), sender(c), [sent])
    if (!receipt) throw new Refusal(problems.serverFailed({}))
    if (receipt.outcome === 'refused') throw new Refusal(receipt.problem)
    return c.json(receipt, receipt.outcome === 'kept' ? 201 : 200)
  })
  .post('/responses', may('response.send'), async (c) => {
    const { responses } = check(Bulk, await readJson(c, bulkBytes))
    return c.json({ receipts: await takeIn(c.var.db, deedOf(c), sender(c), responses) })
  })
  .get('/responses/:id/files', may('response.send'), async (c) => {
    const found = await filesOf(c.var.db, sender(c).device, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'response' }))
    return c.json({ rows: found })
  })
  .get('/responses/:id/body', may('field.read'), async (c) => {
    const found = await bodyFor(c.var.db, sender(c).device, c.req.param('id'))
    if (found === null) throw new Refusal(problems.notFound({ what: 'response' }))
    return c.body(found, 200, { 'content-type': 'application/json' })
  })
  .get('/returns', may('field.read'), async (c) =>
    c.json({ rows: await returnedTo(c.var.db, sender(c).device) }),
  )
  .put('/answers/:id', may('deed.send'), deedBody(FieldAnswer), async (c) => {
    const id = check(Id, c.req.param('id'))
    const { query, text, madeAt: at } = c.req.valid('json')
    const { device } = sender(c)
    const put = await answerFrom(c.var.db, deedOf(c), device, query, { id, text, at })
    if (put === 'unknown') throw new Refusal(problems.queryUnknown({}))
    if (put === 'taken') throw new Refusal(problems.idTaken({ what: 'message' }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .put('/begun/:id', may('deed.send'), deedBody(TaskBegun), async (c) => {
    const id = check(Id, c.req.param('id'))
    const { task, madeAt: at } = c.req.valid('json')
    await tellOrRefuse(c, { task, told: 'begun', reason: '', at })
    return c.json({ id })
  })
  .put('/declined/:id', may('deed.send'), deedBody(TaskDeclined), async (c) => {
    const id = check(Id, c.req.param('id'))
    const { task, reason, madeAt: at } = c.req.valid('json')
    await tellOrRefuse(c, { task, told: 'declined', reason, at })
    return c.json({ id })
  })
  .post('/files/held', may('response.send'), body(Asked), async (c) =>
    c.json({ rows: await heldOf(c.var.db, c.var.study.id, c.req.valid('json').hashes) }),
  )
  .get('/files/:hash/parts', may('response.send'), async (c) =>
    c.json({ rows: await partsOf(c.var.db, sending(c)) }),
  )
  .put('/files/:hash/parts/:part', may('response.send'), async (c) => {
    const told = partTold(c)
    const upload = { ...sending(c), sizeBytes: told.sizeBytes }
    await mustBeNamed(c, upload.hash, upload.sizeBytes)
    await takePart(c, upload, told)
    return c.json({ part: told.part }, 201)
  })
  .post('/files/:hash/commit', may('response.send'), body(SizeOfWhole), async (c) => {
    const upload = { ...sending(c), ...c.req.valid('json') }
    await mustBeNamed(c, upload.hash, upload.sizeBytes)
    const { sizeBytes, outcome } = await commitParts(c, upload)
    return c.json({ hash: upload.hash, sizeBytes }, outcome === 'made' ? 201 : 200)
  })
  .put('/files/:hash', may('response.send'), async (c) => {
    const { hash } = sending(c)
    await mustBeNamed(c, hash)
    const kept = await takeFile(c, hash)
    return c.json({ hash, sizeBytes: kept.sizeBytes }, kept.outcome === 'made' ? 201 : 200)
  })
  .get('/files/:hash', may('field.read'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const { db, study } = c.var
    const bucket = c.env.FILES
    const taker = { study: study.id, device: sender(c).device }
    const file = (await isShown(db, study.id, hash))
      ? await findFile(db, bucket, study.id, hash, false)
      : (await isTaken(db, taker, hash))
        ? await bytesOf(bucket, study.id, hash)
        : null
    if (!file) throw new Refusal(problems.notFound({ what: 'file' }))
    return handOut(c, hash, file)
  })

function sending(c: Context<App>) {
  const { study, device } = sender(c)
  return { study: study.id, sender: device, hash: check(Hash, c.req.param('hash')) }
}

async function mustBeNamed(c: Context<App>, hash: string, sizeBytes?: number): Promise<void> {
  if (!(await isNamed(c.var.db, c.var.study.id, hash, sizeBytes)))
    throw new Refusal(problems.fileUnexpected({}))
}

type Told = Parameters<typeof tellOfTask>[3]

async function tellOrRefuse(c: Context<App>, told: Told): Promise<void> {
  const { study, device } = sender(c)
  if (!(await tellOfTask(c.var.db, deedOf(c), { study: study.id, device }, told)))
    throw new Refusal(problems.taskUnknown({}))
}

function sender(c: Context<App>) {
  const actor = c.var.actor
  if (actor.kind !== 'device') throw new Refusal(problems.tokenUnknown({}))
  const { id: device, label, mark } = actor
  return { study: c.var.study, device, label, mark, secret: c.env.SEAL_SECRET }
}
