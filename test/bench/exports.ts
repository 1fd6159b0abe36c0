// How fast exports are made, format by format, how soon their first bytes can be had, and what they read.
import type { Format } from '../../core/table/format.ts'
import type { ExportKind, ExportRun } from '../../core/wire/export.ts'
import { type Ground, study, uuid } from './ground.ts'

export type ExportRow = {
  file: string
  rows: number
  rowsPerSecond: number
  mbPerSecond: number
  firstByteMs: number
  steps: number
  /** Rows of the database that were read for each row of the file. */
  readPerRow: number
}

export async function measureExports(ground: Ground): Promise<ExportRow[]> {
  const rows: ExportRow[] = []
  for (const format of ['csv', 'xlsx', 'sav', 'parquet', 'jsonl'] as const)
    rows.push(await measureExport(ground, 'responses', format))
  rows.push(await measureExport(ground, 'segments', 'csv'))
  rows.push(await measureExport(ground, 'project', 'csv'))
  return rows
}

/** `seen` is called after every step. */
export async function measureExport(
  ground: Ground,
  kind: ExportKind,
  format: Format,
  seen: () => Promise<void> = async () => {},
): Promise<ExportRow> {
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
      mbPerSecond: Math.round((bytes / 1e6 / seconds) * 10) / 10,
      firstByteMs: Math.round(firstByteMs),
      steps,
      readPerRow: Math.round((read / Math.max(1, run.rows)) * 10) / 10,
    }
  }
}
