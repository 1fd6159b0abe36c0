// Recordings beside a text: attached, sent up in parts, played a stretch at a time; and the moments of its turns.
import { type Context, Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { NewMoment, NewRecording, playable, ToldSpeakers } from '../../core/wire/listening.ts'
import { Hash } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may, personOf } from '../gate.ts'
import { body, check } from '../http.ts'
import { rangeOf } from '../range.ts'
import { partsOf } from '../store/file-parts.ts'
import { bytesOf, isBlocked, sizeOf } from '../store/files.ts'
import { nameTeller } from '../store/named.ts'
import {
  attachRecording,
  detachRecording,
  recordingNamed,
  recordingsOf,
} from '../store/recordings.ts'
import { isNamed } from '../store/response-files.ts'
import { listAliases, setMoment, tellSpeakers } from '../store/telling.ts'
import { commitParts, partTold, SizeOfWhole, takePart } from '../upload.ts'

export const recordings = new Hono<App>()
  .get('/sources/:id/recordings', may('source.read'), async (c) => {
    const found = await recordingsOf(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json({ rows: found })
  })
  .put('/sources/:id/recordings/:hash', may('source.write'), body(NewRecording), async (c) => {
    const { id, hash } = whichOf(c)
    const { db, study } = c.var
    const kept = await attachRecording(db, deedOf(c), study.id, id, hash, c.req.valid('json'))
    if (kept === 'unknown') throw new Refusal(problems.notFound({ what: 'source' }))
    if (kept === 'other') throw new Refusal(problems.idTaken({ what: 'file' }))
    return c.json({ hash }, kept === 'made' ? 201 : 200)
  })
  .delete('/sources/:id/recordings/:hash', may('source.write'), async (c) => {
    const { id, hash } = whichOf(c)
    if (!(await detachRecording(c.var.db, deedOf(c), c.var.study.id, id, hash)))
      throw new Refusal(problems.notFound({ what: 'file' }))
    return c.json({ hash })
  })
  .get('/sources/:id/recordings/:hash/media', may('file.read'), async (c) => {
    const { id, hash } = whichOf(c)
    const { db, study } = c.var
    const found = await recordingNamed(db, study.id, id, hash)
    if (!found || (await isBlocked(db, study.id, hash)))
      throw new Refusal(problems.notFound({ what: 'file' }))
    return play(c, hash, found.type)
  })
  .get('/files/:hash/parts', may('file.write'), async (c) =>
    c.json({ rows: await partsOf(c.var.db, sending(c)) }),
  )
  .put('/files/:hash/parts/:part', may('file.write'), async (c) => {
    const told = partTold(c)
    const upload = { ...sending(c), sizeBytes: told.sizeBytes }
    await mustBeNamed(c, upload)
    await takePart(c, upload, told)
    return c.json({ part: told.part }, 201)
  })
  .post('/files/:hash/commit', may('file.write'), body(SizeOfWhole), async (c) => {
    const upload = { ...sending(c), ...c.req.valid('json') }
    await mustBeNamed(c, upload)
    const { sizeBytes, outcome } = await commitParts(c, upload)
    return c.json({ hash: upload.hash, sizeBytes }, outcome === 'made' ? 201 : 200)
  })
  .put('/sources/:id/moments', may('source.write'), body(NewMoment), async (c) => {
    const id = c.req.param('id')
    const moment = c.req.valid('json')
    const set = await setMoment(c.var.db, deedOf(c), c.var.study.id, id, moment)
    if (set === 'unknown') throw new Refusal(problems.notFound({ what: 'source' }))
    if (set === 'no-block')
      throw new Refusal(problems.requestMalformed({ at: 'start', reason: 'block.unknown' }))
    if (set === 'changed') throw new Refusal(problems.changedMeanwhile({ what: 'source' }))
    return c.json({ id })
  })
  .put('/sources/:id/speakers', may('source.write'), body(ToldSpeakers), async (c) => {
    const id = c.req.param('id')
    const it = c.req.valid('json')
    const kept = await tellSpeakers(c.var.db, deedOf(c), c.var.study.id, id, it)
    if (kept === 'unknown') throw new Refusal(problems.notFound({ what: 'source' }))
    if (kept !== 'told') throw new Refusal(problems.participantUnknown(kept))
    return c.json({ id })
  })
  .get('/speakers', may('source.read'), async (c) => {
    const aliases = await listAliases(c.var.db, c.var.study.id)
    if (alsoMay(c, 'identity.read')) return c.json({ rows: aliases })
    // A label that is somebody's name, beside the code of who bears it, would be the key that lies apart.
    const names = await nameTeller(c.var.db, c.var.study.id)
    return c.json({ rows: aliases.filter(({ label }) => !names(label)) })
  })

function whichOf(c: Context<App>): { id: string; hash: string } {
  return { id: c.req.param('id') ?? '', hash: check(Hash, c.req.param('hash')) }
}

function sending(c: Context<App>) {
  return {
    study: c.var.study.id,
    sender: personOf(c),
    hash: check(Hash, c.req.param('hash')),
  }
}

/** What comes in parts may be large, so something must wait for it. */
async function mustBeNamed(
  c: Context<App>,
  { hash, sizeBytes }: { hash: string; sizeBytes: number },
): Promise<void> {
  if (!(await isNamed(c.var.db, c.var.study.id, hash, sizeBytes)))
    throw new Refusal(problems.fileUnexpected({}))
}

/**
 * Bytes with a type of sound or film can run nothing, even if they are something else: the browser is told to believe the
 * type and to lay no page around them. They are not kept by the browser, since a consent may be taken back at any time.
 */
async function play(c: Context<App>, hash: string, type: string) {
  const { FILES } = c.env
  const study = c.var.study.id
  const [plain = ''] = type.split(';')
  const size = await sizeOf(FILES, study, hash)
  if (size === null) throw new Refusal(problems.notFound({ what: 'file' }))
  const range = rangeOf(c.req.header('range'), size)
  const usual = { 'accept-ranges': 'bytes', 'cache-control': 'no-store' }
  if (range === 'outside')
    return c.body(null, 416, { ...usual, 'content-range': `bytes */${size}` })
  const file = await bytesOf(FILES, study, hash, range ?? undefined)
  if (!file) throw new Refusal(problems.notFound({ what: 'file' }))
  const { offset, length } = range ?? { offset: 0, length: size }
  return c.body(file.body, range ? 206 : 200, {
    ...usual,
    'content-type': playable.test(plain) ? plain : 'application/octet-stream',
    'content-disposition': `inline; filename="${hash}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-length': String(length),
    ...(range && { 'content-range': `bytes ${offset}-${offset + length - 1}/${size}` }),
  })
}
