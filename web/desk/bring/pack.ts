// Asks the worker that packs bundles; whoever stops waiting ends it.
import type { Bundle } from '../../../core/import/bundle.ts'
import type { Parts } from '../../../core/import/parts.ts'
import type { Packing } from './packer.ts'

/** What can be sent of a bundle; the rest is counted in its `left`. */
export function soundOf(bundle: Bundle, signal: AbortSignal): Promise<Bundle> {
  return packed({ step: 'sound', bundle }, signal)
}

export function inParts(
  bundle: Bundle,
  file: { name: string; hash: string },
  originals: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<Parts> {
  return packed({ step: 'parts', bundle, file, originals }, signal)
}

async function packed<Told>(packing: Packing, signal: AbortSignal): Promise<Told> {
  const worker = new Worker(new URL('./packer.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<Told>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onmessage = ({ data }: MessageEvent<Told>) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(packing)
    })
  } finally {
    worker.terminate()
  }
}
