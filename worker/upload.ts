// Bytes that come in under their hash, from the desk and from phones alike: counted, checked, kept once.
import type { Context } from 'hono'
import { problems, Refusal } from '../core/problem.ts'
import type { App } from './env.ts'
import { deedOf } from './gate.ts'
import { readBytes } from './http.ts'
import { type KeptFile, keepFile } from './store/files.ts'

/** An hour of speech, a scanned report. */
const fileLimitBytes = 30_000_000

type Kept = Exclude<KeptFile, { outcome: 'hash-wrong' }>

export async function takeFile(c: Context<App>, hash: string): Promise<Kept> {
  const bytes = await counted(c)
  const kept = await keepFile(c.var.db, deedOf(c), c.env.FILES, c.var.study.id, hash, bytes)
  if (kept.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
  return kept
}

/** Streams when the length is told (and ends in an error when it was a lie); without a length it is counted in memory. */
async function counted(c: Context<App>): Promise<ReadableStream | Uint8Array> {
  const told = Number(c.req.header('content-length') ?? Number.NaN)
  if (told > fileLimitBytes)
    throw new Refusal(problems.bodyTooLarge({ limitBytes: fileLimitBytes }))
  if (!c.req.raw.body || !Number.isSafeInteger(told)) return readBytes(c.req.raw, fileLimitBytes)
  return c.req.raw.body.pipeThrough(new FixedLengthStream(told))
}

/** Never shown by the browser from our own origin: what people upload may be a page with a script in it. */
export function handOut(c: Context<App>, hash: string, file: R2ObjectBody) {
  return c.body(file.body, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${hash}"`,
    'content-length': String(file.size),
  })
}
