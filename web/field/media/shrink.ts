// Asks the worker to make a photo smaller.

export type ToShrink = { photo: Blob; maxPixels: number }
export type Shrunk = { blob: Blob | null }

/** Where the author sets no size: sharp enough to read a page, small enough for a village's network. */
const usualPixels = 2_560

/** Null when it is no picture that this phone can read. */
export function shrink(photo: Blob, maxPixels = usualPixels): Promise<Blob | null> {
  const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Blob | null>((resolve) => {
    worker.onmessage = (event: MessageEvent<Shrunk>) => resolve(event.data.blob)
    worker.onerror = () => resolve(null)
    worker.postMessage({ photo, maxPixels } satisfies ToShrink)
  }).finally(() => worker.terminate())
}
