// Asks the worker to make a photo smaller.

export type ToShrink = {
  photo: Blob
  maxPixels: number
  /** The place that the camera wrote into it goes along. */
  keepsPlace: boolean
  /** Clockwise. */
  quarterTurns: number
}
export type Shrunk =
  | { kind: 'made'; blob: Blob; width: number; height: number }
  /** A picture, by its bytes, that this phone cannot read: it can be kept as it is. */
  | { kind: 'foreign'; type: string }
  | { kind: 'unread' }

/** Where the author sets no size: sharp enough to read a page, small enough for a village's network. */
const usualPixels = 2_560

export function shrink(
  photo: Blob,
  {
    maxPixels = usualPixels,
    keepsPlace = false,
    quarterTurns = 0,
  }: { maxPixels?: number | undefined; keepsPlace?: boolean; quarterTurns?: number } = {},
): Promise<Shrunk> {
  const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Shrunk>((resolve) => {
    worker.onmessage = (event: MessageEvent<Shrunk>) => resolve(event.data)
    worker.onerror = () => resolve({ kind: 'unread' })
    worker.postMessage({ photo, maxPixels, keepsPlace, quarterTurns } satisfies ToShrink)
  }).finally(() => worker.terminate())
}
