// Makes a photo smaller beside the screen's own thread, so that a cheap phone can be typed on meanwhile. Drawing it anew
// also leaves behind what a camera writes into its files, such as the place.
import type { Shrunk, ToShrink } from './shrink.ts'

declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', (event: MessageEvent<ToShrink>) => {
  const { photo, maxPixels } = event.data
  shrink(photo, maxPixels).then(
    (blob) => self.postMessage({ blob } satisfies Shrunk),
    // What cannot be read is no picture; the screen says so.
    () => self.postMessage({ blob: null } satisfies Shrunk),
  )
})

async function shrink(photo: Blob, maxPixels: number): Promise<Blob> {
  // Turned as the camera was held, which is the default of `imageOrientation`.
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, maxPixels / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('no canvas')
  // A transparent drawing would turn black as JPEG.
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, width, height)
  drawing.drawImage(picture, 0, 0, width, height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}
