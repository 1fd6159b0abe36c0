// One step of an archive: as much of the study as one request may read, behind what the step before it wrote.
//
// The study goes on living meanwhile. Tables are read from the leaves to the root, so that whatever an archived row names
// is archived after it; where the trail grew while they were read they are read once more, and files come after them.
import { joined } from '../../../core/bytes.ts'
import { emptyZip, zipWriter } from '../../../core/zip/write.ts'
import type { AtWork, Stepped } from '../export-runs.ts'
import { packing } from '../packing.ts'
import { filePart } from './file-part.ts'
import { begin, end } from './frame.ts'
import { countFiles, lastLine } from './study.ts'
import { tablePart, walked } from './table-part.ts'
import type { ArchiveGround, ArchiveWork, Budget } from './work.ts'

const questions = 30
const mostBytes = 12_000_000
/** A study that never stands still is archived as it was met, and the archive says so. */
const mostTries = 4

export async function archiveStep(
  ground: ArchiveGround,
  run: AtWork,
): Promise<{ stepped: Omit<Stepped, 'piece'>; bytes: Uint8Array }> {
  const { db } = ground
  const work =
    run.work === null
      ? await begun(ground, run, await lastLine(db, run.study), 1)
      : (JSON.parse(run.work) as ArchiveWork)
  const pieces: Uint8Array[] = []
  const zip = zipWriter((bytes) => pieces.push(bytes), work.zip, packing)
  if (work.zip.offset === 0) begin(zip)
  const budget: Budget = { questions, bytes: mostBytes }
  let isWhole = false
  while (!isWhole && budget.questions > 0 && budget.bytes > 0) {
    if (work.part === 'tables') {
      await tablePart(ground, run.study, work, zip, budget)
      if (work.at < walked.length) continue
      const line = await lastLine(db, run.study)
      if (line !== work.line && work.tries < mostTries)
        return { stepped: told(await begun(ground, run, line, work.tries + 1), true), bytes: none }
      work.isUneven = line !== work.line
      work.part = 'files'
      work.cursor = null
    } else if (work.part === 'files') await filePart(ground, run.study, work, zip, budget)
    else {
      await end(ground, run, work, zip)
      isWhole = true
    }
  }
  if (!isWhole) work.zip = zip.pause()
  const stepped = told(work, false)
  return {
    stepped: isWhole ? { ...stepped, state: 'done', work: null } : stepped,
    bytes: joined(pieces),
  }
}

async function begun(
  { db }: ArchiveGround,
  run: AtWork,
  line: number,
  tries: number,
): Promise<ArchiveWork> {
  return {
    part: 'tables',
    at: 0,
    cursor: null,
    open: null,
    file: null,
    line,
    tries,
    isUneven: false,
    people: [],
    tables: [],
    files: { count: 0, sizeBytes: 0, of: await countFiles(db, run.study) },
    missingFiles: [],
    rows: 0,
    zip: emptyZip,
  }
}

const none = new Uint8Array()

function told(work: ArchiveWork, isAgain: boolean): Omit<Stepped, 'piece'> {
  const { at, files, missingFiles, rows } = work
  return {
    state: 'running',
    work: JSON.stringify(work),
    done: at + files.count + missingFiles.length,
    of: walked.length + files.of,
    rows,
    files: [],
    withheld: { quotes: 0, withdrawn: 0 },
    isAgain,
  }
}
