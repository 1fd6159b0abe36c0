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
  const files = unzipSync(await archiveOf(client, await ordered(client, differs)))
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  )
}
