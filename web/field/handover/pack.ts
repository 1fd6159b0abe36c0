// Everything unsent in one file, for a phone that cannot reach the server: what it would send, as it would send it. The file
// grows in pieces that the browser holds outside the page's memory.
import { Zip, ZipPassThrough } from 'fflate'
import { partCountOf } from '../../../core/upload/parts.ts'
import type { StudyKey } from '../../../core/wire/field.ts'
import { type Handover, handoverNames } from '../../../core/wire/handover.ts'
import { sealedText, sealingFor } from '../seal/seal.ts'
import { bytesOf, outgoing } from '../seal/sealed-files.ts'
import { isDeedUnsent, listDeeds, markDeed } from '../store/deeds.ts'
import { readKit } from '../store/kit.ts'
import { isUnsent, listOutbox, markHanded } from '../store/outbox.ts'
import type { Deed, Device, Sealed } from '../store/shape.ts'
import { app } from '../version.ts'

/** `waiting`: what cannot be handed over yet, because the study's key never came or drafts are locked. */
export type Packed = {
  file: File
  responses: number
  deeds: number
  files: number
  waiting: number
}

/** The zip's own limit is 4 GB; beyond this nobody carries a file by hand. */
export const largestBytes = 3_500_000_000

type Step = (done: number, all: number) => void

export async function pack(device: Device, madeAt: string, step: Step): Promise<Packed | null> {
  const key = (await readKit())?.kit.key
  const rows = (await listOutbox()).filter(
    (row) => row.study === device.study && (isUnsent(row) || row.state === 'refused'),
  )
  const ready = rows.filter((row) => row.text !== '')
  const made = (await listDeeds()).filter((deed) => deed.study === device.study && isOpen(deed))
  const deeds = made.filter((deed) => key !== undefined || isSealedText(deed.text))
  const wanted = filesOf([...ready, ...deeds])
  const size = wanted.reduce((sum, file) => sum + file.sizeBytes, 0)
  if (size > largestBytes) return null

  const pieces: Blob[] = []
  let failed: Error | null = null
  const zip = new Zip((error, bytes) => {
    if (error) failed = error
    else if (bytes.length > 0) pieces.push(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  })
  const put = (name: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    entry.push(bytes, true)
    if (failed) throw failed
  }

  const files: Handover['files'] = []
  let missing = 0
  for (const [at, { hash, sizeBytes }] of wanted.entries()) {
    step(at, wanted.length)
    const parcel = await outgoing(hash, sizeBytes)
    if (!parcel || parcel === 'locked') {
      missing += 1
      continue
    }
    for (let part = 0; part < Math.max(partCountOf(sizeBytes), 1); part += 1) {
      const piece = await parcel.part(part)
      if (piece) put(handoverNames.part(hash, part), await bytesOf(piece))
    }
    files.push({ hash, sizeBytes, isSealed: parcel.blob === null })
  }
  for (const row of ready) put(handoverNames.response(row.id), utf8(row.text))
  for (const deed of deeds) {
    put(handoverNames.deed(deed.id), utf8(await sealedDeed(deed, key)))
  }
  const manifest: Handover = {
    format: 'pedoman-handover',
    version: 1,
    study: device.study,
    device: { id: device.id, label: device.label },
    madeAt,
    app,
    responses: ready.map(({ id, hash }) => ({ id, hash })),
    deeds: deeds.map(({ id, path }) => ({ id, path })),
    files,
  }
  put(handoverNames.manifest, utf8(JSON.stringify(manifest)))
  zip.end()
  if (failed) throw failed
  await markHanded(
    ready.map(({ id }) => id),
    madeAt,
  )
  for (const { id } of deeds) await markDeed(id, { handedAt: madeAt })
  step(wanted.length, wanted.length)
  const name = `pedoman-${device.study}-${madeAt.slice(0, 16).replace(/[:T]/g, '-')}.zip`
  return {
    file: new File(pieces, name, { type: 'application/zip' }),
    responses: ready.length,
    deeds: deeds.length,
    files: files.length,
    waiting: rows.length - ready.length + made.length - deeds.length + missing,
  }
}

/** Its words are still here; where only files are missing they travel under the words that the server has. */
function isOpen(deed: Deed): boolean {
  return (isDeedUnsent(deed) || deed.state === 'refused') && deed.text !== ''
}

/** Names never travel in the clear; those made before the phone had a key are sealed now. */
async function sealedDeed({ id, text }: Deed, key: StudyKey | undefined): Promise<string> {
  if (isSealedText(text) || !key) return text
  return sealedText(id, await (await sealingFor(key)).seal({ deed: id }, utf8(text)))
}

function isSealedText(text: string): boolean {
  return typeof (JSON.parse(text) as { sealed?: unknown }).sealed === 'string'
}

function filesOf(rows: readonly Pick<Sealed, 'files'>[]): { hash: string; sizeBytes: number }[] {
  const left = rows.flatMap(({ files = [] }) => files.filter(({ isHeld }) => !isHeld))
  return [...new Map(left.map((file) => [file.hash, file])).values()].sort(
    (a, b) => a.sizeBytes - b.sizeBytes,
  )
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
