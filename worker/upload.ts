// Bytes that come in under their hash, from the desk and from phones alike: counted, checked, kept once.
import type { Context } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../core/problem.ts'
import { envelopeBytes, sealedType } from '../core/seal/envelope.ts'
import {
  largestFileBytes,
  largestPartBytes,
  leastPartBytes,
  mostParts,
  partAt,
} from '../core/upload/parts.ts'
import { Hash } from '../core/wire/words.ts'
import type { App } from './env.ts'
import { deedOf } from './gate.ts'
import { check, readBytes } from './http.ts'
import { sha256 } from './secret.ts'
import { joinParts, keepPart, type Upload } from './store/file-parts.ts'
import { type KeptFile, keepFile } from './store/files.ts'
import { unsealPart } from './unseal.ts'

/** What comes in one piece: a scanned report, a photo. Larger things come in parts. */
const fileLimitBytes = 30_000_000

type Kept = Exclude<KeptFile, { outcome: 'hash-wrong' }>

export async function takeFile(c: Context<App>, hash: string): Promise<Kept> {
  const bytes = await counted(c, hash)
  const kept = await keepFile(c.var.db, deedOf(c), c.env.FILES, c.var.study.id, hash, bytes)
  if (kept.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
  return kept
}

/** Streams when the length is told (and ends in an error when it was a lie); without a length it is counted in memory. */
async function counted(c: Context<App>, hash: string): Promise<ReadableStream | Uint8Array> {
  if (c.req.header('content-type') === sealedType) {
    const sealed = await readBytes(c.req.raw, leastPartBytes + envelopeBytes)
    return unsealPart(c, { file: hash, part: 0 }, sealed)
  }
  const told = Number(c.req.header('content-length') ?? Number.NaN)
  if (told > fileLimitBytes)
    throw new Refusal(problems.bodyTooLarge({ limitBytes: fileLimitBytes }))
  if (!c.req.raw.body || !Number.isSafeInteger(told)) return readBytes(c.req.raw, fileLimitBytes)
  return c.req.raw.body.pipeThrough(new FixedLengthStream(told))
}

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))

export const SizeOfWhole = v.strictObject({
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestFileBytes)),
})
const PartTold = v.strictObject({
  part: v.pipe(wholeNumber, v.maxValue(mostParts - 1)),
  sizeBytes: v.pipe(wholeNumber, v.minValue(1), v.maxValue(largestFileBytes)),
  sha256: Hash,
})

export type PartTold = v.InferOutput<typeof PartTold>

/** One part of a file of `sizeBytes`; `sha256` is of the bytes that travel. */
export function partTold(c: Context<App>): PartTold {
  return check(PartTold, { part: c.req.param('part'), ...c.req.query() })
}

export async function takePart(c: Context<App>, upload: Upload, told: PartTold): Promise<void> {
  const { part } = told
  const { start, end } = partAt(upload.sizeBytes, part)
  const sent = await readBytes(c.req.raw, largestPartBytes + envelopeBytes)
  if ((await sha256(sent)) !== told.sha256) throw new Refusal(problems.filePartWrong({ part }))
  const bytes = await unsealPart(c, { file: upload.hash, part }, sent)
  if (start === end || bytes.byteLength !== end - start)
    throw new Refusal(problems.filePartWrong({ part }))
  await keepPart(c.var.db, c.env.FILES, upload, part, bytes, deedOf(c).at)
}

export async function commitParts(c: Context<App>, upload: Upload): Promise<Kept> {
  const joined = await joinParts(c.var.db, deedOf(c), c.env.FILES, upload)
  if (joined.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
  if (joined.outcome === 'incomplete')
    throw new Refusal(problems.fileIncomplete({ missing: joined.missing }))
  return joined
}

/** Never shown by the browser from our own origin: what people upload may be a page with a script in it. */
export function handOut(c: Context<App>, hash: string, file: R2ObjectBody) {
  return c.body(file.body, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${hash}"`,
    'content-length': String(file.size),
  })
}
