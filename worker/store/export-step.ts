// One step of an export: as many pages as one request may read, written into the archive where the step before it was
// laid down. Where a step ends follows from what was read and never from the clock, so that the same study makes the
// same archive, byte for byte.
import { joined } from '../../core/bytes.ts'
import { type Manifest, manifestName, manifestText } from '../../core/dataset/manifest.ts'
import { byteOrderMark, csvLines } from '../../core/table/csv.ts'
import { dictionaryColumns, dictionaryRows, languagesOf } from '../../core/table/dictionary.ts'
import {
  type Losses,
  measure,
  nothingMeasured,
  type RowWriter,
  type Size,
} from '../../core/table/format.ts'
import type { Shape, Table } from '../../core/table/table.ts'
import { utf8 } from '../../core/table/utf8.ts'
import { writers } from '../../core/table/writers.ts'
import { type Sha256, type Sha256State, sha256Stream } from '../../core/upload/sha256.ts'
import type { ExportFile, ExportOrder, Withheld } from '../../core/wire/export.ts'
import type { Level } from '../../core/zip/packing.ts'
import { emptyZip, type ZipState, type ZipWriter, zipWriter } from '../../core/zip/write.ts'
import { type DatasetKey, keysOf, type Opened, openCost, openDataset } from './datasets/all.ts'
import type { Files, Ground, Page, Rows, Stream } from './datasets/ground.ts'
import type { Db } from './db.ts'
import type { AtWork, Stepped } from './export-runs.ts'
import { type Mask, masker, openMask } from './mask.ts'
import { packing } from './packing.ts'

/** Where a run was laid down. */
type Work = {
  keys: DatasetKey[]
  key: number
  unit: number
  phase: 'measure' | 'write'
  cursor: string | null
  size: Size
  /** The file that is being written: its writer's state, its hash, its rows. */
  open: { writer: unknown; sha: Sha256State; rows: number; sizeBytes: number } | null
  zip: ZipState
  files: ExportFile[]
  withheld: Withheld
  rows: number
}

/** A request may ask 40 questions; the gate, the run and its keeping take the rest. */
const questions = 30
const mostCells = 1_500_000
const mostBytes = 6_000_000

export function groundOf(
  db: Db,
  run: Pick<AtWork, 'study' | 'slug' | 'zone' | 'language' | 'madeAt' | 'order'>,
  mask: Ground['mask'],
): Ground {
  const { order } = run
  return {
    db,
    study: { id: run.study, slug: run.slug, zone: run.zone, language: run.language },
    mask,
    filter: order.filter,
    split: order.split,
    language: order.language,
    identities: order.identities !== undefined,
    until: run.madeAt,
  }
}

export async function makeStep(
  db: Db,
  run: AtWork,
  version: string,
): Promise<{ stepped: Omit<Stepped, 'piece'>; bytes: Uint8Array }> {
  const mask = run.order.identities === undefined ? await masker(db, run.study) : openMask
  const ground = groundOf(db, run, mask)
  const work: Work =
    run.work === null ? await begun(ground, run.order) : (JSON.parse(run.work) as Work)
  const pieces: Uint8Array[] = []
  const emit = (bytes: Uint8Array) => pieces.push(bytes)
  const zip = zipWriter(emit, work.zip, packing)
  // The first step is short, so that the first bytes are soon there to be downloaded.
  const share = run.work === null ? 0.05 : 1
  const budget = {
    questions,
    cells: mostCells * share,
    isFull: () => pieces.reduce((sum, piece) => sum + piece.length, 0) >= mostBytes * share,
  }

  let opened: Opened | null = null
  let isFirst = true
  while (work.key < work.keys.length) {
    if (opened === null) {
      budget.questions -= openCost
      if (budget.questions < 0 && !isFirst) break
      isFirst = false
      opened = await openDataset(ground, work.keys[work.key] as DatasetKey)
    }
    const units = unitsOf(opened, run.order)
    const unit = units[work.unit]
    if (unit === undefined) {
      work.key++
      work.unit = 0
      opened = null
      continue
    }
    const isEnd = await unit.go(work, zip, run.order, budget)
    if (isEnd) {
      work.unit++
      work.phase = 'measure'
      work.cursor = null
      work.size = nothingMeasured
    }
    if (budget.questions <= 0 || budget.cells <= 0 || budget.isFull()) break
  }
  const isDone = work.key >= work.keys.length
  if (isDone) {
    zip.open(manifestName)
    zip.push(utf8(manifestText(manifest(run, work, mask, version))))
    zip.close()
    zip.end()
  } else work.zip = zip.pause()
  return {
    stepped: {
      state: isDone ? 'done' : 'running',
      work: isDone ? null : JSON.stringify(work),
      done: work.key,
      of: work.keys.length,
      rows: work.rows,
      // Documents may be thousands: the manifest names them all, the history its tables.
      files: work.files.filter(({ rows }) => rows !== null),
      withheld: work.withheld,
    },
    bytes: joined(pieces),
  }
}

async function begun(ground: Ground, order: ExportOrder): Promise<Work> {
  return {
    keys: await keysOf(ground, order.kinds),
    key: 0,
    unit: 0,
    phase: 'measure',
    cursor: null,
    size: nothingMeasured,
    open: null,
    zip: emptyZip,
    files: [],
    withheld: { quotes: 0, withdrawn: 0 },
    rows: 0,
  }
}

/** Full when the piece that it makes has grown large enough. */
type Budget = { questions: number; cells: number; isFull(): boolean }
type Unit = { go(work: Work, zip: ZipWriter, order: ExportOrder, budget: Budget): Promise<boolean> }

/** Each table in each format, its dictionary after it, and the documents. */
function unitsOf({ tables, files, streams }: Opened, order: ExportOrder): Unit[] {
  return [
    ...tables.flatMap((table) => [
      ...order.formats.map(
        (format): Unit => ({ go: (...how) => tableStep(table, format, ...how) }),
      ),
      { go: async (work: Work, zip: ZipWriter) => dictionaryStep(table.table, work, zip) },
    ]),
    ...files.map((documents): Unit => ({ go: (...how) => documentStep(documents, ...how) })),
    ...streams.map((stream): Unit => ({ go: (...how) => streamStep(stream, ...how) })),
  ]
}

/** Pages until the table ends or the budget does. True when the file is whole. */
async function tableStep(
  rows: Rows,
  format: keyof typeof writers,
  work: Work,
  zip: ZipWriter,
  order: ExportOrder,
  budget: Budget,
): Promise<boolean> {
  const { table } = rows
  const writer = writers[format]
  const shape: Shape = { language: order.language, labels: order.labels, missing: order.missing }
  const name = `${table.name}.${writer.ending}`
  if (work.phase === 'measure' && !writer.isMeasured) work.phase = 'write'
  const file = fileOf(zip)
  let out: RowWriter | null = null
  if (work.phase === 'write') out = start()

  for (let asked = ask(work.cursor); ; ) {
    const page = await asked
    budget.cells -= page.rows.length * Math.max(10, table.columns.length)
    const isSpent = budget.questions < rows.cost || budget.cells <= 0
    // The database reads the next page while this one is written.
    if (page.next !== null && !isSpent) asked = ask(page.next)
    if (out === null) work.size = measure(work.size, page.rows)
    else {
      out.rows(page.rows)
      if (work.open) work.open.rows += page.rows.length
      if (order.formats[0] === format) {
        work.rows += page.rows.length
        work.withheld.quotes += page.withheld?.quotes ?? 0
        work.withheld.withdrawn += page.withheld?.withdrawn ?? 0
      }
    }
    work.cursor = page.next
    if (page.next === null) {
      if (out !== null) {
        finish(out.end())
        const beside = writer.beside?.(table, shape, name)
        if (beside)
          wholeFile(work, zip, `${table.name}.${beside.ending}`, utf8(beside.text), null, 4)
        return true
      }
      work.phase = 'write'
      out = start()
      asked = ask(null)
      continue
    }
    if (isSpent || budget.isFull()) {
      if (out !== null && work.open) {
        work.open.writer = out.pause()
        work.open.sha = file.sha().pause()
        work.open.sizeBytes += file.taken()
      }
      return false
    }
  }

  function ask(cursor: string | null): Promise<Page> {
    budget.questions -= rows.cost
    const page = rows.page(cursor)
    // Nobody may be waiting for it any more when it fails.
    page.catch(() => {})
    return page
  }
  function start(): RowWriter {
    if (work.open === null) {
      zip.open(name, isPacked(format) ? 0 : 4)
      file.begin(null)
      work.open = { writer: null, sha: file.sha().pause(), rows: 0, sizeBytes: 0 }
      return writer.begin(file.emit, table, shape, work.size, packing)
    }
    file.begin(work.open.sha)
    return writer.resume(file.emit, table, shape, work.size, work.open.writer, packing)
  }
  function finish(losses: Losses): void {
    zip.close()
    const { rows: count, sizeBytes } = work.open as NonNullable<Work['open']>
    work.files.push({
      name,
      rows: count,
      sizeBytes: sizeBytes + file.taken(),
      sha256: file.sha().hex(),
      losses,
    })
    work.open = null
  }
}

function isPacked(format: string): boolean {
  return format === 'xlsx' || format === 'parquet'
}

/** Counts and hashes what goes into the entry that is open. */
function fileOf(zip: ZipWriter) {
  let sha: Sha256 = sha256Stream()
  let size = 0
  let told = 0
  return {
    begin(from: Sha256State | null) {
      sha = sha256Stream(from ?? undefined)
    },
    emit(bytes: Uint8Array) {
      sha.add(bytes)
      size += bytes.length
      zip.push(bytes)
    },
    sha: () => sha,
    sizeBytes: () => size,
    /** What came since it was asked last. */
    taken() {
      const more = size - told
      told = size
      return more
    },
  }
}

function dictionaryStep(table: Table, work: Work, zip: ZipWriter): boolean {
  const languages = languagesOf([table])
  const lines =
    byteOrderMark + csvLines([dictionaryColumns(languages), ...dictionaryRows(table, languages)])
  wholeFile(work, zip, `dictionary/${table.name}.csv`, utf8(lines), null, 4)
  return true
}

async function documentStep(
  documents: Files,
  work: Work,
  zip: ZipWriter,
  _order: ExportOrder,
  budget: Budget,
): Promise<boolean> {
  for (;;) {
    const page = await documents.page(work.cursor)
    budget.questions -= documents.cost
    for (const { name, bytes } of page.files)
      wholeFile(work, zip, name, bytes, null, name.endsWith('.docx') ? 0 : 4)
    work.cursor = page.next
    if (page.next === null) return true
    if (budget.questions < documents.cost || budget.isFull()) return false
  }
}

/** An archive of its own mostly, so it is kept as it is. */
async function streamStep(
  stream: Stream,
  work: Work,
  zip: ZipWriter,
  _order: ExportOrder,
  budget: Budget,
): Promise<boolean> {
  const file = fileOf(zip)
  file.begin(work.open?.sha ?? null)
  if (work.open === null) zip.open(stream.name, 0)
  let state: unknown = work.open?.writer ?? null
  const before = work.open?.sizeBytes ?? 0
  for (;;) {
    budget.questions -= stream.costAt(state)
    const page = await stream.page(file.emit, state)
    if ('beside' in page) {
      zip.close()
      const sizeBytes = before + file.sizeBytes()
      work.files.push({
        name: stream.name,
        rows: page.rows,
        sizeBytes,
        sha256: file.sha().hex(),
        losses: {},
      })
      work.open = null
      work.rows += page.rows
      work.withheld.quotes += page.withheld.quotes
      work.withheld.withdrawn += page.withheld.withdrawn
      for (const { name, bytes } of page.beside) wholeFile(work, zip, name, bytes, null, 4)
      return true
    }
    state = page.state
    if (budget.questions < stream.costAt(state) || budget.isFull()) {
      const sizeBytes = before + file.sizeBytes()
      work.open = { writer: state, sha: file.sha().pause(), rows: 0, sizeBytes }
      return false
    }
  }
}

function wholeFile(
  work: Work,
  zip: ZipWriter,
  name: string,
  bytes: Uint8Array,
  rows: number | null,
  level: Level,
): void {
  zip.open(name, level)
  zip.push(bytes)
  zip.close()
  const sha = sha256Stream()
  sha.add(bytes)
  work.files.push({ name, rows, sizeBytes: bytes.length, sha256: sha.hex(), losses: {} })
}

/** What was asked, what came of it and of which software: nothing that differs when it is done again. */
function manifest(
  { slug, zone, order }: AtWork,
  work: Work,
  mask: Mask,
  version: string,
): Manifest {
  const { identities, ...asked } = order
  const { rows, withheld, files } = work
  const head = { software: `Pedoman ${version}`, study: mask(slug), zone, order: asked }
  return { ...head, hasIdentities: identities !== undefined, rows, withheld, files }
}
