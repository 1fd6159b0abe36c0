// Takes in the file that a phone handed over: everything is sent in the phone's place, through the same doors and with the
// same checks, so taking it in twice, or after the phone has sent it itself, is harmless.
import * as v from 'valibot'
import { sealedType } from '../../../core/seal/envelope.ts'
import { leastPartBytes, partCountOf } from '../../../core/upload/parts.ts'
import { Handover, handoverNames } from '../../../core/wire/handover.ts'
import { ZipFault } from '../../../core/zip/read.ts'
import { openStored, type StoredZip } from '../../../core/zip/stored.ts'
import { api, ask, NetworkLost } from '../../kit/api.ts'
import { digestBytes } from '../../kit/digest.ts'

export class NotAHandover extends Error {
  readonly why: 'not-ours' | 'other-study'
  constructor(why: 'not-ours' | 'other-study') {
    super(why)
    this.why = why
  }
}

export type TakenIn = {
  label: string
  /** New to the server, had before, and refused with their reasons. */
  kept: number
  had: number
  held: number
  files: number
  refused: { id: string; problem: { code: string; details: Record<string, unknown> } }[]
}

type Progress = (done: number, all: number) => void

/** As many as a phone can have finished; each part of a file is an entry of its own. */
const mostEntries = 60_000

export async function takeIn(
  study: string,
  file: Blob,
  signal: AbortSignal,
  progress: Progress,
): Promise<TakenIn> {
  const zip = await opened(file)
  const told = await manifestOf(zip)
  if (told.study !== study) throw new NotAHandover('other-study')
  const { token } = await ask(
    api.studies[':study'].devices[':id'].handover.$post({
      param: { study, id: told.device.id },
    }),
  )
  const all = told.deeds.length + told.responses.length + told.files.length
  const taken: TakenIn = {
    label: told.device.label,
    kept: 0,
    had: 0,
    held: 0,
    files: 0,
    refused: [],
  }
  let done = 0
  const step = () => {
    signal.throwIfAborted()
    progress(done++, all)
  }
  const send: Send = (method, path, body, type = 'application/json') =>
    call(token, method, path, body, type, signal)

  for (const { id, path } of told.deeds) {
    step()
    const answer = await send('PUT', path, await textOf(zip, handoverNames.deed(id)))
    count(taken, id, answer)
  }
  for (const { id } of told.responses) {
    step()
    const answer = await send(
      'PUT',
      `/responses/${id}`,
      await textOf(zip, handoverNames.response(id)),
    )
    count(taken, id, answer)
    if ((answer.body as { state?: unknown }).state === 'quarantined') taken.held += 1
  }
  const hashes = told.files.map(({ hash }) => hash)
  const isThere = await heldAlready(send, hashes)
  for (const one of told.files) {
    step()
    if (isThere.has(one.hash)) continue
    const refused = await sendFile(zip, one, send)
    if (refused) taken.refused.push({ id: one.hash, problem: refused })
    else taken.files += 1
  }
  progress(all, all)
  return taken
}

async function opened(file: Blob): Promise<StoredZip> {
  try {
    return await openStored(
      file.size,
      async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
      { entries: mostEntries },
    )
  } catch (error) {
    if (error instanceof ZipFault) throw new NotAHandover('not-ours')
    throw error
  }
}

async function manifestOf(zip: StoredZip): Promise<Handover> {
  const bytes = await zip.bytesOf(handoverNames.manifest)
  if (!bytes) throw new NotAHandover('not-ours')
  try {
    return v.parse(Handover, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    // Neither JSON nor of the shape that phones write.
    throw new NotAHandover('not-ours')
  }
}

async function textOf(zip: StoredZip, name: string): Promise<string> {
  const bytes = await zip.bytesOf(name)
  if (!bytes) throw new NotAHandover('not-ours')
  return new TextDecoder().decode(bytes)
}

type Answer = { status: number; body: unknown }
type Send = (method: string, path: string, body: BodyInit | null, type?: string) => Promise<Answer>

async function call(
  token: string,
  method: string,
  path: string,
  body: BodyInit | null,
  type: string,
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await fetch(`/api/field${path}`, {
    method,
    body,
    signal,
    credentials: 'omit',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  }).catch((error: unknown): never => {
    throw signal.aborted ? error : new NetworkLost()
  })
  return { status: answer.status, body: await answer.json() }
}

function count(taken: TakenIn, id: string, { status, body }: Answer): void {
  if (status === 201) taken.kept += 1
  else if (status === 200) taken.had += 1
  else taken.refused.push({ id, problem: problemIn(body) })
}

function problemIn(body: unknown): TakenIn['refused'][number]['problem'] {
  const { error, details } = (body ?? {}) as { error?: unknown; details?: unknown }
  return {
    code: typeof error === 'string' ? error : 'server.failed',
    details: typeof details === 'object' && details !== null ? { ...details } : {},
  }
}

const askedAtOnce = 500

async function heldAlready(send: Send, hashes: readonly string[]): Promise<Set<string>> {
  const held = new Set<string>()
  for (let at = 0; at < hashes.length; at += askedAtOnce) {
    const asked = JSON.stringify({ hashes: hashes.slice(at, at + askedAtOnce) })
    const { body } = await send('POST', '/files/held', asked)
    const { rows } = body as { rows?: { hash: string; isHeld: boolean }[] }
    for (const { hash, isHeld } of rows ?? []) if (isHeld) held.add(hash)
  }
  return held
}

/** What the server refused it for, or null. */
async function sendFile(
  zip: StoredZip,
  { hash, sizeBytes, isSealed }: Handover['files'][number],
  send: Send,
): Promise<TakenIn['refused'][number]['problem'] | null> {
  const type = isSealed ? sealedType : 'application/octet-stream'
  const partOf = async (part: number) => {
    const bytes = await zip.bytesOf(handoverNames.part(hash, part))
    return bytes && new Uint8Array(bytes)
  }
  if (sizeBytes <= leastPartBytes) {
    const bytes = await partOf(0)
    if (!bytes) return { code: 'file.lost', details: {} }
    const { status, body } = await send('PUT', `/files/${hash}`, bytes, type)
    return status < 300 ? null : problemIn(body)
  }
  const { body: told } = await send('GET', `/files/${hash}/parts`, null)
  const had = new Set((told as { rows?: number[] }).rows ?? [])
  for (let part = 0; part < partCountOf(sizeBytes); part += 1) {
    if (had.has(part)) continue
    const bytes = await partOf(part)
    if (!bytes) return { code: 'file.lost', details: {} }
    const path = `/files/${hash}/parts/${part}?sizeBytes=${sizeBytes}&sha256=${await digestBytes(bytes)}`
    const { status, body } = await send('PUT', path, bytes, type)
    if (status >= 300) return problemIn(body)
  }
  const { status, body } = await send(
    'POST',
    `/files/${hash}/commit`,
    JSON.stringify({ sizeBytes }),
  )
  return status < 300 ? null : problemIn(body)
}
