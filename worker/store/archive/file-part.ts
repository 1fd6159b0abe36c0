// Files into an archive: as they lie in R2, a stretch of one or several small ones a step.
import { fileOf } from '../../../core/archive/manifest.ts'
import type { ZipWriter } from '../../../core/zip/write.ts'
import { bytesOf } from '../files.ts'
import { nextFile } from './study.ts'
import type { ArchiveGround, ArchiveWork, Budget } from './work.ts'

/** The next stretch of the file at hand, or of the one after it. */
export async function filePart(
  { db, bucket }: ArchiveGround,
  study: string,
  work: ArchiveWork,
  zip: ZipWriter,
  budget: Budget,
): Promise<void> {
  if (work.file === null) {
    budget.questions--
    const hash = await nextFile(db, study, work.cursor ?? '')
    if (hash === null) {
      work.part = 'end'
      return
    }
    work.file = { hash, offset: 0 }
  }
  const { hash, offset } = work.file
  const found = await bytesOf(bucket, study, hash, { offset, length: budget.bytes }).catch(
    // An empty file has no range at all.
    () => (offset === 0 ? bytesOf(bucket, study, hash) : null),
  )
  if (!found) {
    if (offset > 0) throw new Error('a file is gone that was half archived')
    work.missingFiles.push(hash)
    work.file = null
    work.cursor = hash
    return
  }
  // What was recorded, photographed or scanned is packed already.
  if (offset === 0) zip.open(fileOf(hash), 0)
  const bytes = new Uint8Array(await found.arrayBuffer())
  zip.push(bytes)
  budget.bytes -= bytes.length
  if (offset + bytes.length < found.size) {
    work.file = { hash, offset: offset + bytes.length }
    return
  }
  zip.close()
  work.files.count++
  work.files.sizeBytes += found.size
  work.file = null
  work.cursor = hash
}
