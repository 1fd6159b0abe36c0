// Makes an export: orders it, moves it on to its end while telling how far it is, and hands the archive to the browser.
import { joined } from '../../../core/bytes.ts'
import { type Manifest, manifestName, readManifest } from '../../../core/dataset/manifest.ts'
import type { ExportOrder, ExportRun } from '../../../core/wire/export.ts'
import { openRanged, type RangedZip } from '../../../core/zip/ranged.ts'
import { send } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { offer } from './save-export.ts'

export type Progress = { run: ExportRun; receivedBytes: number }
export type Wish = { study: string; signal: AbortSignal; onProgress: (progress: Progress) => void }

const json = { 'content-type': 'application/json' }

function pathOf(study: string, id: string, rest = ''): string {
  return `/api/studies/${encodeURIComponent(study)}/exports/${id}${rest}`
}

export function makeExport(order: ExportOrder, wish: Wish): Promise<ExportRun> {
  return made(order, wish, (run) => saveFile(run, wish))
}

/** Made again, to be held against what was made before: the new manifest is all that is fetched. */
export async function repeatExport(
  order: ExportOrder,
  wish: Wish,
): Promise<{ run: ExportRun; manifest: Manifest | null }> {
  let manifest: Manifest | null = null
  const run = await made(order, wish, async (run) => {
    const path = pathOf(wish.study, run.id, '/file')
    const read = async (start: number, end: number) => {
      const headers = { range: `bytes=${start}-${end - 1}` }
      const answer = await send(path, { signal: wish.signal, headers })
      return new Uint8Array(await answer.arrayBuffer())
    }
    manifest = await manifestIn(await openRanged(run.sizeBytes, read, { entries: mostEntries }))
  })
  return { run, manifest }
}

export const mostEntries = 1_000_000

export async function manifestIn(zip: RangedZip): Promise<Manifest | null> {
  if (!zip.entries.has(manifestName)) return null
  const pieces: Uint8Array[] = []
  for await (const piece of zip.pieces(manifestName)) pieces.push(piece)
  return readManifest(new TextDecoder().decode(joined(pieces)))
}

/** Whoever stops it cancels it on the server too. */
async function made(
  order: ExportOrder,
  wish: Wish,
  then: (run: ExportRun) => Promise<void>,
): Promise<ExportRun> {
  const id = uuidv7()
  const { study } = wish
  await send(pathOf(study, id), {
    method: 'PUT',
    headers: json,
    body: JSON.stringify(order),
    signal: wish.signal,
  })
  try {
    const run = await finish(id, wish)
    await then(run)
    return run
  } catch (error) {
    if (wish.signal.aborted)
      await send(pathOf(study, id, '/cancel'), { method: 'POST' }).catch(() => undefined)
    throw error
  }
}

/** Goes on with one that somebody began: another window, the clock, or this one before it was closed. */
export async function finish(id: string, { study, signal, onProgress }: Wish): Promise<ExportRun> {
  for (;;) {
    const answer = await send(pathOf(study, id, '/step'), {
      method: 'POST',
      headers: json,
      signal,
    })
    const run = (await answer.json()) as ExportRun
    onProgress({ run, receivedBytes: 0 })
    if (run.state !== 'running') return run
  }
}

const tries = 5

/** A download that broke off goes on from the bytes that came. */
export async function saveFile(run: ExportRun, { study, signal, onProgress }: Wish): Promise<void> {
  const parts: BlobPart[] = []
  let received = 0
  for (let attempt = 1; received < run.sizeBytes; attempt++) {
    try {
      const headers = received === 0 ? {} : { range: `bytes=${received}-` }
      const response = await send(pathOf(study, run.id, '/file'), { signal, headers })
      for await (const part of chunksOf(response)) {
        parts.push(part)
        received += part.byteLength
        onProgress({ run, receivedBytes: received })
      }
    } catch (error) {
      if (signal.aborted || attempt === tries) throw error
    }
  }
  offer(new Blob(parts, { type: 'application/zip' }), fileName(run))
}

export function fileName({ order, at }: ExportRun): string {
  const [only, ...more] = order.kinds
  return `pedoman-${more.length === 0 ? only : 'export'}-${at.slice(0, 10)}.zip`
}

/** Safari cannot iterate a stream, so it is read by hand. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  if (!reader) return
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
