// Original files: taken in under the hash of their bytes, handed out only as something to save.
import { type Context, Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { Hash } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { check, readBytes } from '../http.ts'
import { findFile, keepFile } from '../store/files.ts'

/** An hour of speech, a scanned report. */
const fileLimitBytes = 30_000_000

export const files = new Hono<App>()
  .put('/files/:hash', may('file.write'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const kept = await keepFile(
      c.var.db,
      deedOf(c),
      c.env.FILES,
      c.var.study.id,
      hash,
      await counted(c),
    )
    if (kept.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
    return c.json({ hash, sizeBytes: kept.sizeBytes }, kept.outcome === 'made' ? 201 : 200)
  })
  .get('/files/:hash', may('file.read'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const file = await findFile(c.var.db, c.env.FILES, c.var.study.id, hash)
    if (!file) throw new Refusal(problems.notFound({ what: 'file' }))
    // Never shown by the browser from our own origin: what people upload may be a page with a script in it.
    return c.body(file.body, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${hash}"`,
      'content-length': String(file.size),
    })
  })

/** Streams when the length is told (and ends in an error when it was a lie); without a length it is counted in memory. */
async function counted(c: Context<App>): Promise<ReadableStream | Uint8Array> {
  const told = Number(c.req.header('content-length') ?? Number.NaN)
  if (told > fileLimitBytes)
    throw new Refusal(problems.bodyTooLarge({ limitBytes: fileLimitBytes }))
  if (!c.req.raw.body || !Number.isSafeInteger(told)) return readBytes(c.req.raw, fileLimitBytes)
  return c.req.raw.body.pipeThrough(new FixedLengthStream(told))
}
