// A recording on its way up from the desk: hashed piece by piece, sent in parts, going on where the server says it stopped.

import { leastPartBytes, partAt, partCountOf } from '../../../core/upload/parts.ts'
import { sha256Stream } from '../../../core/upload/sha256.ts'
import { NetworkLost, send } from '../../kit/api.ts'
import { digestBytes } from '../../kit/digest.ts'

/** As much as is hashed between two breaths of the page. */
const pieceBytes = 4_000_000
const mostTries = 4
const pauseMs = 1_500

export async function hashOf(file: Blob, signal: AbortSignal): Promise<string> {
  if (file.size <= pieceBytes) return digestBytes(await file.arrayBuffer())
  const hash = sha256Stream()
  for (let at = 0; at < file.size; at += pieceBytes) {
    signal.throwIfAborted()
    hash.add(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()))
  }
  return hash.hex()
}

/** Something of the study names it already. `tell` hears the share that has arrived, 0 to 1. */
export async function sendFile(
  study: string,
  hash: string,
  file: Blob,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<void> {
  const path = `/api/studies/${study}/files/${hash}`
  if (file.size <= leastPartBytes) {
    await again(() => send(path, { method: 'PUT', body: file, signal }))
    return
  }
  const told = await again(() => send(`${path}/parts`, { method: 'GET', signal }))
  const held = new Set(((await told.json()) as { rows: number[] }).rows)
  const count = partCountOf(file.size)
  for (let part = 0; part < count; part += 1) {
    tell(part / count)
    if (held.has(part)) continue
    const { start, end } = partAt(file.size, part)
    const bytes = await file.slice(start, end).arrayBuffer()
    const query = `sizeBytes=${file.size}&sha256=${await digestBytes(bytes)}`
    await again(() =>
      send(`${path}/parts/${part}?${query}`, { method: 'PUT', body: bytes, signal }),
    )
  }
  tell(1)
  await again(() =>
    send(`${path}/commit`, {
      method: 'POST',
      body: JSON.stringify({ sizeBytes: file.size }),
      headers: { 'content-type': 'application/json' },
      signal,
    }),
  )

  /** A network that is lost for a moment is waited for; a refusal stays one. */
  async function again(ask: () => Promise<Response>): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask()
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof NetworkLost) || tries === mostTries) throw error
        await new Promise((resolve) => setTimeout(resolve, pauseMs * tries))
      }
    }
  }
}
