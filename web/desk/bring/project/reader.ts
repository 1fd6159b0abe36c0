// REFI-QDA projects (.qdpx) of ATLAS.ti, NVivo, MAXQDA, QualCoder and others, and our own. The archive is read where it lies, so
// the pictures and recordings in it are never in memory; they are taken out one at a time when they are kept.
import { openProject } from '../../../../core/refi/read-project.ts'
import type { RangedZip } from '../../../../core/zip/ranged.ts'
import { decodePage } from '../../sources/read-file.ts'
import { brokenArchive, brokenProject } from '../messages.ts'
import { type Offered, opened, type ReaderModule, Unreadable } from '../readers.ts'
import { AskTechnique } from '../texts/ask-technique.tsx'
import type { TextAnswers } from '../texts/reader.ts'

export const project: ReaderModule = {
  async open({ files, head }: Offered) {
    const [file] = files
    if (!file || files.length > 1 || !isZip(head)) return null
    const read = async (start: number, end: number) =>
      new Uint8Array(await file.slice(start, end).arrayBuffer())
    const found = await openProject(file.size, read, decodePage)
    if ('fault' in found) {
      // Any archive may come by here; only what calls itself a project is a broken one.
      if (found.fault === 'no-project' || !/\.qdpx$/i.test(file.name)) return null
      throw new Unreadable(found.fault.startsWith('xml') ? brokenProject() : brokenArchive())
    }
    return opened<TextAnswers>({
      product: found.origin,
      answers: { technique: 'interview' },
      Ask: AskTechnique,
      read: async ({ technique }) => found.bundle({ technique }),
      original: (entry) => blobOf(found.zip, entry),
    })
  },
}

async function blobOf(zip: RangedZip, entry: string): Promise<Blob | null> {
  if (!zip.entries.has(entry)) return null
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of zip.pieces(entry)) pieces.push(piece)
  return new Blob(pieces)
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04
}
