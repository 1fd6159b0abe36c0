// An export as whoever ordered it gets it: moved on to its end, downloaded, unzipped.
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { ExportOrder, ExportRun } from '../core/wire/export.ts'
import type { Client } from './client.ts'

export const plainOrder: ExportOrder = {
  kinds: ['segments'],
  formats: ['csv'],
  language: 'en',
  labels: false,
  missing: 'coded',
  split: false,
  filter: {},
}

export async function ordered(client: Client, differs: Partial<ExportOrder>): Promise<ExportRun> {
  const id = crypto.randomUUID()
  const order = { ...plainOrder, ...differs }
  const made = await client.put(`/exports/${id}`, order)
  expect(made.text).toBe(JSON.stringify({ id }))
  for (;;) {
    const step = await client.post(`/exports/${id}/step`, {})
    expect(step.status, step.text).toBe(200)
    const run = step.json as ExportRun
    if (run.state !== 'running') return run
  }
}

export async function archiveOf(client: Client, run: ExportRun): Promise<Uint8Array> {
  const answer = await client.get(`/exports/${run.id}/file`)
  expect(answer.status).toBe(200)
  return answer.bytes
}

/** The files of one export by their names. */
export async function exported(
  client: Client,
  differs: Partial<ExportOrder>,
): Promise<Record<string, string>> {
  return filesOf(await archiveOf(client, await ordered(client, differs)))
}

/** As texts; workbooks and other archives in an archive look like noise. */
export function filesOf(archive: Uint8Array): Record<string, string> {
  const files = unzipSync(archive)
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  )
}

type Page = { columns: { name: string }[]; rows: unknown[][]; next: string | null }

/** Every row of a table, as texts: nothing and every kind of missing is empty, yes is 1. */
export async function tableRows(
  client: Client,
  table: string,
  query = '',
): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = []
  for (let after = ''; ; ) {
    const answer = await client.get(`/tables/${table}?${query}${after}`)
    expect(answer.status, answer.text).toBe(200)
    const { columns, rows, next } = answer.json as Page
    for (const row of rows)
      found.push(Object.fromEntries(columns.map(({ name }, at) => [name, said(row[at])])))
    if (next === null) return found
    after = `&after=${encodeURIComponent(next)}`
  }
}

function said(value: unknown): string {
  if (value === null || typeof value === 'object') return ''
  return typeof value === 'boolean' ? String(Number(value)) : String(value)
}
