// Reads a file piece by piece and tells its SHA-256.
import { sha256Stream } from '../../../core/upload/sha256.ts'
import type { Digested } from './digest-blob.ts'

declare const self: DedicatedWorkerGlobalScope

const pieceBytes = 1024 * 1024

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  digest(data).then(
    (hash) => self.postMessage({ hash } satisfies Digested),
    () => self.postMessage({ hash: null } satisfies Digested),
  )
})

async function digest(blob: Blob): Promise<string> {
  const hash = sha256Stream()
  for (let at = 0; at < blob.size; at += pieceBytes)
    hash.add(new Uint8Array(await blob.slice(at, at + pieceBytes).arrayBuffer()))
  return hash.hex()
}
