// How fast the datasets stream, and how soon their first byte comes.
import { type Ground, study } from './ground.ts'

export type ExportRow = {
  file: string
  rows: number
  rowsPerSecond: number
  mbPerSecond: number
  firstByteMs: number
}

export async function measureExports(ground: Ground): Promise<ExportRow[]> {
  return [
    await one(ground, 'responses.csv', '?instrument=twenty-questions'),
    await one(ground, 'segments.csv', ''),
  ]
}

async function one(ground: Ground, file: string, query: string): Promise<ExportRow> {
  const path = study(`/export/${file}${query}`)
  await ground.desk('GET', path)
  const started = performance.now()
  const answer = await ground.desk('GET', path)
  const seconds = (performance.now() - started) / 1_000
  if (answer.status !== 200) throw new Error(`${file} answered ${answer.status}`)
  // The bench's answers hold no line breaks, so lines are rows; the first is the header.
  const rows = answer.text.trimEnd().split('\r\n').length - 1
  return {
    file,
    rows,
    rowsPerSecond: Math.round(rows / seconds),
    mbPerSecond: Math.round((Buffer.byteLength(answer.text) / 1e6 / seconds) * 10) / 10,
    firstByteMs: Math.round(answer.firstByteMs),
  }
}
