// An archive as whoever ordered it gets it, and its rows.
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import type { Call } from '../core/archive/bring.ts'
import { linesOf, type Manifest, manifestName } from '../core/archive/manifest.ts'
import type { ArchiveRun } from '../core/wire/archive.ts'
import type { Client } from './client.ts'

/** `base` is the study's path where the client's own is another. */
export async function archiveOf(
  client: Client,
  base = '',
  between: (step: number) => Promise<void> = async () => {},
): Promise<Uint8Array> {
  const path = `${base}/archives/${crypto.randomUUID()}`
  const made = await client.put(path, { reason: 'Cadangan bulanan' })
  expect(made.status, made.text).toBe(201)
  for (let n = 1; ; n++) {
    const step = await client.post(`${path}/step`, {})
    expect(step.status, step.text).toBe(200)
    if ((step.json as ArchiveRun).state !== 'running') break
    await between(n)
  }
  const file = await client.get(`${path}/file`)
  expect(file.status).toBe(200)
  return file.bytes
}

export type Opened = {
  manifest: Manifest
  /** The lines of each table, as they are. */
  tables: Record<string, string>
  files: Record<string, Uint8Array>
}

export function openedArchive(bytes: Uint8Array): Opened {
  const entries = unzipSync(bytes)
  const manifest = JSON.parse(strFromU8(entries[manifestName] ?? new Uint8Array())) as Manifest
  const tables = manifest.tables.map(({ name }) => [
    name,
    strFromU8(entries[linesOf(name)] ?? new Uint8Array()),
  ])
  const files = Object.entries(entries).filter(([name]) => name.startsWith('files/'))
  return { manifest, tables: Object.fromEntries(tables), files: Object.fromEntries(files) }
}

export function rowsOf(lines: string | undefined): Record<string, string | number | null>[] {
  return (lines ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Somebody's own requests, as a restore asks them. */
export function bringing(client: Client): Call {
  return async (method, path, body) => {
    const answer =
      body instanceof Uint8Array
        ? await client.raw(method, `/api${path}`, body)
        : await client.raw(
            method,
            `/api${path}`,
            body === undefined ? undefined : JSON.stringify(body),
            { 'content-type': 'application/json' },
          )
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`)
    return answer.json
  }
}
