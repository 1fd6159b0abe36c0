// An archive as it lies on a disk: what it says of itself, read by ranges.

import { strFromU8 } from 'fflate'
import * as v from 'valibot'
import { joined } from '../bytes.ts'
import type { ReadSlice } from '../zip/lying.ts'
import { openRanged, type RangedZip } from '../zip/ranged.ts'
import { ZipFault } from '../zip/read.ts'
import { formatVersion, Manifest, manifestName } from './manifest.ts'

export type OpenArchive = { zip: RangedZip; manifest: Manifest }

/** No archive of ours, or one that came to harm. */
export class ArchiveFault extends Error {
  readonly reason: 'no-archive' | 'broken' | 'newer'
  constructor(reason: ArchiveFault['reason']) {
    super(reason)
    this.reason = reason
  }
}

const mostEntries = 1_000_000
const mostManifestBytes = 4_000_000

export async function openArchive(size: number, read: ReadSlice): Promise<OpenArchive> {
  const zip = await openRanged(size, read, { entries: mostEntries }).catch(broken('no-archive'))
  const told = zip.entries.get(manifestName)
  if (!told || told.size > mostManifestBytes) throw new ArchiveFault('no-archive')
  const value = jsonOf(await wholeOf(zip, manifestName))
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion
  if (typeof version === 'number' && version > formatVersion) throw new ArchiveFault('newer')
  const manifest = v.safeParse(Manifest, value)
  if (!manifest.success) throw new ArchiveFault('no-archive')
  return { zip, manifest: manifest.output }
}

export async function wholeOf(zip: RangedZip, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  for await (const piece of zip.pieces(name)) pieces.push(piece)
  return joined(pieces)
}

function broken(reason: ArchiveFault['reason']) {
  return (error: unknown): never => {
    if (error instanceof ZipFault) throw new ArchiveFault(reason)
    throw error
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes))
  } catch {
    // No manifest of ours is like that.
    return null
  }
}
