// What stands in an archive around its rows and files: how it is read, first, and what is in it, last.
import {
  fileOf,
  formatVersion,
  type Manifest,
  manifestName,
} from '../../../core/archive/manifest.ts'
import { readme, readmeName, schemaJson, schemaName } from '../../../core/archive/schema-text.ts'
import { tableOf, tables } from '../../../core/archive/tables/all.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import type { ZipWriter } from '../../../core/zip/write.ts'
import type { AtWork } from '../export-runs.ts'
import { peoplePage } from './pages.ts'
import { migrationOf, studyOf } from './study.ts'
import { tableLines } from './table-part.ts'
import type { ArchiveGround, ArchiveWork } from './work.ts'

export function begin(zip: ZipWriter): void {
  text(zip, readmeName, readme(tables))
  text(zip, schemaName, schemaJson(tables))
}

/** Who is named in it and which files it has are known now. */
export async function end(
  { db, version }: ArchiveGround,
  run: AtWork,
  work: ArchiveWork,
  zip: ZipWriter,
): Promise<void> {
  const prefix = fileOf('')
  const files = zip.names().filter((name) => name.startsWith(prefix))
  small(
    'held_files',
    files.map((name) => ({ hash: name.slice(prefix.length) })),
  )
  small('people', await peoplePage(db, work.people))
  const { count, sizeBytes } = work.files
  const manifest: Manifest = {
    format: 'pedoman-archive',
    formatVersion,
    software: `Pedoman ${version}`,
    migration: await migrationOf(db),
    madeAt: run.madeAt,
    study: await studyOf(db, run.study),
    tables: tables.flatMap(({ name }) => work.tables.find((one) => one.name === name) ?? []),
    files: { count, sizeBytes },
    missingFiles: work.missingFiles,
    isUneven: work.isUneven,
  }
  text(zip, manifestName, `${JSON.stringify(manifest, null, 1)}\n`)
  zip.end()

  function small(name: string, rows: Parameters<ReturnType<typeof tableLines>['add']>[0][]): void {
    const table = tableOf(name)
    if (!table) return
    const lines = tableLines(table, work, zip)
    for (const row of rows) lines.add(row)
    lines.end()
  }
}

function text(zip: ZipWriter, name: string, words: string): void {
  zip.open(name)
  zip.push(utf8(words))
  zip.close()
}
