// The hash of a file of any size. A large one is read piece by piece beside the screen's own thread.
import { digestBytes } from '../../kit/digest.ts'

export type Digested = { hash: string | null }

/** What a cheap phone may hold in memory at once without a thought. */
const wholeBytes = 4 * 1024 * 1024

export async function digestBlob(blob: Blob): Promise<string> {
  if (blob.size <= wholeBytes) return digestBytes(await blob.arrayBuffer())
  const worker = new Worker(new URL('./digest-blob.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Digested>) =>
      data.hash === null ? reject(new Error('a file could not be read')) : resolve(data.hash)
    worker.onerror = () => reject(new Error('no worker'))
    worker.postMessage(blob)
  }).finally(() => worker.terminate())
}
