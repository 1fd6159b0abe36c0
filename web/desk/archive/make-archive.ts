// Makes an archive: orders it and moves it on to its end, while telling how far it is.
import type { ArchiveRun } from '../../../core/wire/archive.ts'
import { send } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'

const json = { 'content-type': 'application/json' }

export function archivePath(study: string, id: string, rest: '/step' | '/cancel' | '/file' | '') {
  return `/api/studies/${encodeURIComponent(study)}/archives/${id}${rest}`
}

export async function orderArchive(study: string, reason: string): Promise<string> {
  const id = uuidv7()
  await send(archivePath(study, id, ''), {
    method: 'PUT',
    headers: json,
    body: JSON.stringify({ reason }),
  })
  return id
}

/** Whoever stops it cancels it on the server too. */
export async function finishArchive(
  study: string,
  id: string,
  signal: AbortSignal,
  onProgress: (run: ArchiveRun) => void,
): Promise<ArchiveRun> {
  try {
    for (;;) {
      const path = archivePath(study, id, '/step')
      const answer = await send(path, { method: 'POST', headers: json, signal })
      const run = (await answer.json()) as ArchiveRun
      onProgress(run)
      if (run.state !== 'running') return run
    }
  } catch (error) {
    if (signal.aborted)
      await send(archivePath(study, id, '/cancel'), { method: 'POST' }).catch(() => undefined)
    throw error
  }
}

/** By the browser itself, which goes on with a download that broke off and holds none of it in memory. */
export function download(study: string, id: string): void {
  const link = document.createElement('a')
  link.href = archivePath(study, id, '/file')
  link.download = ''
  link.click()
}
