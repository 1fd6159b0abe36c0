// How fast exports are made, format by format, how soon their first bytes can be had, and what they read.
import type { Format } from '../../core/table/format.ts'
import type { ExportKind, ExportRun } from '../../core/wire/export.ts'
import { type Ground, layGround, study, uuid } from './ground.ts'

export type ExportRow = {
  file: string
  rows: number
  rowsPerSecond: number
  /** Of what the database gives when nothing is done with the same rows: no export of responses can be faster. */
  ofTheBound: number | null
  mbPerSecond: number
  firstByteMs: number
  steps: number
}

export async function measureExports(ground: Ground): Promise<ExportRow[]> {
  const rows: ExportRow[] = []
  const bound = await measureBound(ground)
  console.log(`  The same responses read, and nothing done with them: ${bound} rows a second`)
  for (const format of ['csv', 'xlsx', 'sav', 'parquet', 'jsonl'] as const) {
    const row = await measureExport(ground, 'responses', format)
    rows.push({ ...row, ofTheBound: Math.round((row.rowsPerSecond / bound) * 100) / 100 })
  }
  rows.push(await measureExport(ground, 'segments', 'csv'))
  rows.push(await measureExport(ground, 'project', 'csv'))
  return rows
}

/** The better of two: the first also wakes what sleeps. */
async function measureBound({ desk }: Ground): Promise<number> {
  const speeds: number[] = []
  for (let round = 0; round < 2; round++) {
    const started = performance.now()
    const answer = await desk('GET', '/bare')
    const { rows } = answer.json as { rows: number }
    speeds.push(rows / ((performance.now() - started) / 1_000))
  }
  return Math.round(Math.max(...speeds))
}

/** Rows of the database that are read for each row of a file, told by the wrapper that counts them. */
export async function measureReads(): Promise<{ file: string; readPerRow: number }[]> {
  const ground = await layGround(true)
  await ground.grow(2_000)
  await ground.codeEach()
  const found: { file: string; readPerRow: number }[] = []
  for (const [kind, format] of [
    ['responses', 'csv'],
    ['responses', 'sav'],
    ['segments', 'csv'],
    ['project', 'csv'],
  ] as const) {
    const { file, rows, read } = await stepped(ground, kind, format)
    found.push({ file, readPerRow: Math.round((read / Math.max(1, rows)) * 10) / 10 })
  }
  await ground.close()
  return found
}

/** `seen` is called after every step. */
export async function measureExport(
  ground: Ground,
  kind: ExportKind,
  format: Format,
  seen: () => Promise<void> = async () => {},
): Promise<ExportRow> {
  const { read: _, ...row } = await stepped(ground, kind, format, seen)
  return row
}

async function stepped(
  ground: Ground,
  kind: ExportKind,
  format: Format,
  seen: () => Promise<void> = async () => {},
): Promise<ExportRow & { read: number }> {
  const id = uuid()
  const order = {
    kinds: [kind],
    formats: [format],
    language: 'en',
    labels: false,
    missing: 'blank',
    split: false,
  }
  const filter = kind === 'responses' ? { instruments: ['twenty-questions'] } : {}
  const path = study(`/exports/${id}`)
  const started = performance.now()
  const made = await ground.desk('PUT', path, { ...order, filter })
  if (made.status !== 201) throw new Error(`an export answered ${made.status} ${made.text}`)
  let firstByteMs = 0
  let read = 0
  for (let steps = 1; ; steps++) {
    const step = await ground.desk('POST', `${path}/step`)
    if (step.status !== 200) throw new Error(`a step answered ${step.status} ${step.text}`)
    read += Number(step.headers['x-rows-read'] ?? 0)
    // What the first step made can be downloaded while the rest is made.
    firstByteMs ||= performance.now() - started
    await seen()
    const run = step.json as ExportRun
    if (run.state === 'running') continue
    const seconds = (performance.now() - started) / 1_000
    const bytes = run.files.reduce((sum, file) => sum + file.sizeBytes, 0)
    return {
      file: kind === 'project' ? 'project.qdpx' : `${kind}.${format}`,
      rows: run.rows,
      rowsPerSecond: Math.round(run.rows / seconds),
      ofTheBound: null,
      mbPerSecond: Math.round((bytes / 1e6 / seconds) * 10) / 10,
      firstByteMs: Math.round(firstByteMs),
      steps,
      read,
    }
  }
}
