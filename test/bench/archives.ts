// How fast a study leaves as an archive, and comes back on an empty instance.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bring } from '../../core/archive/bring.ts'
import { openArchive } from '../../core/archive/open.ts'
import type { ArchiveRun } from '../../core/wire/archive.ts'
import { bundleWorker } from '../../scripts/bundle.ts'
import { openLocal } from '../../scripts/local.ts'
import { ownerOf, withSession } from '../../scripts/secrets.ts'
import { type Ground, study, uuid } from './ground.ts'

export type ArchiveCost = {
  what: string
  rows: number
  mb: number
  mbPerSecond: number
  rowsPerSecond: number
  requests: number
}

/** The rows of the ground, and as many megabytes of recordings as are asked for. */
export async function measureArchives(ground: Ground, recordings = 5): Promise<ArchiveCost[]> {
  for (let n = 0; n < recordings; n++) await addFile(ground, randomBytes(20_000_000))
  const { bytes, ...out } = await archived(ground)
  return [out, await restored(bytes, out.rows)]
}

async function addFile(ground: Ground, bytes: Buffer): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const sent = await fetch(`${ground.origin}/api${study(`/files/${hash}`)}`, {
    method: 'PUT',
    headers: { origin: ground.origin, cookie: `pedoman=${ground.session}` },
    body: new Uint8Array(bytes),
  })
  if (!sent.ok) throw new Error(`a file answered ${sent.status}`)
}

export async function archived(
  ground: Ground,
): Promise<ArchiveCost & { bytes: Uint8Array<ArrayBuffer> }> {
  const path = study(`/archives/${uuid()}`)
  const started = performance.now()
  const made = await ground.desk('PUT', path, { reason: 'to be measured' })
  if (made.status !== 201) throw new Error(`an archive answered ${made.status} ${made.text}`)
  for (let requests = 1; ; requests++) {
    const step = await ground.desk('POST', `${path}/step`, {})
    if (step.status !== 200) throw new Error(`a step answered ${step.status} ${step.text}`)
    const run = step.json as ArchiveRun
    if (run.state === 'running') continue
    const seconds = (performance.now() - started) / 1_000
    const file = await fetch(`${ground.origin}/api${path}/file`, {
      headers: { cookie: `pedoman=${ground.session}` },
    })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { ...cost('archive', run.rows, bytes.length, seconds, requests), bytes }
  }
}

async function restored(bytes: Uint8Array<ArrayBuffer>, rows: number): Promise<ArchiveCost> {
  const state = mkdtempSync(join(tmpdir(), 'pedoman-bench-'))
  const bundle = await bundleWorker()
  const options = { state, port: 0, pages: false, brake: false, heard: () => {} }
  const local = await openLocal({ bundle, ...options })
  const archive = await openArchive(bytes.length, async (start, end) => bytes.slice(start, end))
  let requests = 0
  const seconds = await withSession(local.db, await ownerOf(local.db), async (session) => {
    const started = performance.now()
    await bring(
      archive,
      { slug: 'restored', id: uuid() },
      async (method, path, body) => {
        requests++
        const answer = await fetch(`${local.origin}/api${path}`, {
          method,
          headers: { origin: local.origin, cookie: `pedoman=${session}` },
          ...(body === undefined
            ? {}
            : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
        })
        if (!answer.ok) throw new Error(`a restore answered ${answer.status}`)
        return answer.json()
      },
      () => {},
    )
    return (performance.now() - started) / 1_000
  })
  await local.close()
  rmSync(state, { recursive: true, force: true })
  return cost('restore', rows, bytes.length, seconds, requests)
}

function cost(
  what: string,
  rows: number,
  bytes: number,
  seconds: number,
  requests: number,
): ArchiveCost {
  const mb = Math.round(bytes / 1e5) / 10
  return {
    what,
    rows,
    mb,
    mbPerSecond: Math.round((bytes / 1e6 / seconds) * 10) / 10,
    rowsPerSecond: Math.round(rows / seconds),
    requests,
  }
}
