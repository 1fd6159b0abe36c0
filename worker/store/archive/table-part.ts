// Tables into an archive: each a file of JSON lines, with its count and its hash.
import { linesOf } from '../../../core/archive/manifest.ts'
import type { ArchivedTable } from '../../../core/archive/table.ts'
import { tables } from '../../../core/archive/tables/all.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { sha256Stream } from '../../../core/upload/sha256.ts'
import type { ZipWriter } from '../../../core/zip/write.ts'
import { rowPage, type Value } from './pages.ts'
import type { ArchiveGround, ArchiveWork, Budget } from './work.ts'

/** The leaves first. People are known when everything else was read, files when they are in. */
export const walked = tables
  .filter(({ name, walk }) => walk !== 'named' && name !== 'held_files')
  .toReversed()

/** Pages of the table that is at hand, until it ends or the budget does. */
export async function tablePart(
  ground: ArchiveGround,
  study: string,
  work: ArchiveWork,
  zip: ZipWriter,
  budget: Budget,
): Promise<void> {
  const table = walked[work.at]
  if (!table) return
  const people = new Set(work.people)
  const lines = tableLines(table, work, zip)
  while (budget.questions > 0 && budget.bytes > 0) {
    const page = await rowPage(ground.db, study, table, work.cursor)
    budget.questions -= page.questions
    for (const row of page.rows) {
      const told = table.name === 'study_keys' ? await ground.bare(row) : row
      budget.bytes -= lines.add(told)
      for (const { name, names, mayName } of table.columns) {
        const value = row[name]
        if ((names === 'people' || mayName.includes('people')) && typeof value === 'string')
          people.add(value)
      }
    }
    work.cursor = page.next
    if (page.next !== null) continue
    lines.end()
    work.at++
    break
  }
  lines.pause()
  work.people = [...people]
}

/** The lines of one table, begun here or gone on with. */
export function tableLines(table: ArchivedTable, work: ArchiveWork, zip: ZipWriter) {
  if (work.open === null) zip.open(linesOf(table.name))
  const sha = sha256Stream(work.open?.sha)
  let { rows, sizeBytes } = work.open ?? { rows: 0, sizeBytes: 0 }
  let isOpen = true
  return {
    /** How many bytes that was. */
    add(row: Record<string, Value>): number {
      const bytes = utf8(`${JSON.stringify(row)}\n`)
      sha.add(bytes)
      zip.push(bytes)
      rows++
      sizeBytes += bytes.length
      return bytes.length
    },
    end() {
      zip.close()
      isOpen = false
      work.open = null
      work.rows += rows
      work.tables.push({
        name: table.name,
        columns: table.columns.map(({ name }) => name),
        rows,
        sizeBytes,
        sha256: sha.hex(),
      })
    },
    pause() {
      if (isOpen) work.open = { sha: sha.pause(), rows, sizeBytes }
    },
  }
}
