// Files of finished responses: sealed one part at a time, from the vault and into storage, so that an hour of sound is
// never in memory as a whole; and read as they are sent.
import { partAt, partCountOf } from '../../../core/upload/parts.ts'
import { digestBytes } from '../../kit/digest.ts'
import { partsOf, readFile, readPart } from '../store/files.ts'
import { store } from '../store/open.ts'
import type { SealedFile } from '../store/shape.ts'
import { isLocked } from '../store/vault.ts'
import { isFull, withRoom } from '../store/with-room.ts'
import type { Sealing } from './seal.ts'

/**
 * False when the phone is too full to hold them twice for a moment: then they stay under the vault until they are sent.
 * Sealed again after a crash, the later parts take the place of the earlier: each opens by itself.
 */
export async function sealFiles(files: readonly SealedFile[], sealing: Sealing): Promise<boolean> {
  const left = files.filter(({ isHeld }) => !isHeld)
  try {
    for (const file of left) await sealFile(file, sealing)
    return true
  } catch (error) {
    if (!isFull(error)) throw error
    const db = await store()
    for (const { hash } of left) await db.delete('sealedParts', partsOf(hash))
    return false
  }
}

/**
 * As bytes, though browsers hold on to those for a while: the room of a blob comes back so late that a full phone would
 * refuse what it has room for.
 */
async function sealFile({ hash, sizeBytes }: SealedFile, sealing: Sealing): Promise<void> {
  const db = await store()
  for (let part = 0; part < partsToSend(sizeBytes); part++) {
    const plain = await readPart(hash, part)
    // Sealed with another response already, or lost: sending it will tell.
    if (!plain) return
    const sealed = await sealing.seal({ file: hash, part }, plain)
    const sum = await digestBytes(sealed)
    const keptAt = new Date().toISOString()
    await withRoom(() => db.put('sealedParts', { hash, part, keptAt, bytes: sealed, sum }))
  }
}

/** A piece as it travels, with its SHA-256. */
export type Piece = { bytes: Blob | Uint8Array<ArrayBuffer>; sum: string }

/** A file as it travels. */
export type Outgoing = {
  /** The whole in the clear, where it is not sealed. */
  blob: Blob | null
  part(index: number): Promise<Piece | undefined>
}

export async function bytesOf({ bytes }: Pick<Piece, 'bytes'>): Promise<Uint8Array<ArrayBuffer>> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes
}

async function pieceOf(kept: { bytes: Piece['bytes']; sum?: string }): Promise<Piece> {
  return { bytes: kept.bytes, sum: kept.sum ?? (await digestBytes(await bytesOf(kept))) }
}

/** Undefined when the phone does not have it any more; `locked` while it is not sealed and the vault is closed. */
export async function outgoing(
  hash: string,
  sizeBytes: number,
): Promise<Outgoing | 'locked' | undefined> {
  const db = await store()
  // Written in their order: where the last is, all are.
  const last = await db.getKey('sealedParts', [hash, partsToSend(sizeBytes) - 1])
  if (last)
    return {
      blob: null,
      async part(index) {
        const kept = await db.get('sealedParts', [hash, index])
        return kept && pieceOf(kept)
      },
    }
  if (await isLocked()) return 'locked'
  const blob = await readFile(hash)
  if (blob?.size !== sizeBytes) return undefined
  return {
    blob,
    async part(index) {
      const { start, end } = partAt(sizeBytes, index)
      return pieceOf({ bytes: blob.slice(start, end) })
    },
  }
}

/** A file of a draft: each part is sealed as it goes, and nothing of it lies here sealed. */
export async function outgoingOfDraft(
  hash: string,
  sizeBytes: number,
  sealing: Sealing | null,
): Promise<Outgoing | 'locked' | undefined> {
  const parcel = await outgoing(hash, sizeBytes)
  if (!sealing || typeof parcel !== 'object' || parcel.blob === null) return parcel
  return {
    blob: null,
    async part(index) {
      const plain = await parcel.part(index)
      if (!plain) return undefined
      return pieceOf({
        bytes: await sealing.seal({ file: hash, part: index }, await bytesOf(plain)),
      })
    },
  }
}

/** An empty file travels too. */
function partsToSend(sizeBytes: number): number {
  return Math.max(partCountOf(sizeBytes), 1)
}
