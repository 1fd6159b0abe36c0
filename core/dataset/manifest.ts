// The manifest of an export: what was asked and what came of it, so that whoever has the archive can see that it is whole, and make the
// same again. It names no hour: the same order over the same data gives the same files.
import * as v from 'valibot'
import { sha256Stream } from '../upload/sha256.ts'
import { type ExportFile, ExportOrder } from '../wire/export.ts'
import type { RangedZip } from '../zip/ranged.ts'

export const manifestName = 'manifest.json'
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const Manifest = v.object({
  software: v.string(),
  study: v.string(),
  zone: v.string(),
  order: v.omit(ExportOrder, ['identities']),
  hasIdentities: v.boolean(),
  rows: count,
  withheld: v.object({ quotes: count, withdrawn: count }),
  files: v.array(
    v.object({
      name: v.string(),
      rows: v.nullable(count),
      sizeBytes: count,
      sha256: v.string(),
      losses: v.object({
        cut: v.exactOptional(count),
        dropped: v.exactOptional(count),
      }),
    }),
  ),
})
export type Manifest = v.InferOutput<typeof Manifest>

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Null for any other text. */
export function readManifest(text: string): Manifest | null {
  try {
    const read = v.safeParse(Manifest, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

/** The names of files that are not in the archive, or not as its manifest tells. */
export async function brokenIn(zip: RangedZip, { files }: Manifest): Promise<string[]> {
  const broken: string[] = []
  for (const { name, sizeBytes, sha256 } of files)
    if (zip.entries.get(name)?.size !== sizeBytes || (await hashOf(zip, name)) !== sha256)
      broken.push(name)
  return broken
}

async function hashOf(zip: RangedZip, name: string): Promise<string> {
  const sha = sha256Stream()
  for await (const piece of zip.pieces(name)) sha.add(piece)
  return sha.hex()
}

/** The names of files, by what became of them. */
export type Compared = Record<'same' | 'changed' | 'gone' | 'added', string[]>

export function compared(before: readonly ExportFile[], now: readonly ExportFile[]): Compared {
  const hashes = new Map(now.map(({ name, sha256 }) => [name, sha256]))
  const told: Compared = { same: [], changed: [], gone: [], added: [] }
  for (const { name, sha256 } of before) {
    const hash = hashes.get(name)
    told[hash === undefined ? 'gone' : hash === sha256 ? 'same' : 'changed'].push(name)
    hashes.delete(name)
  }
  told.added.push(...hashes.keys())
  return told
}
