// Makes a photo smaller beside the screen's own thread, so that a cheap phone can be typed on meanwhile. Drawing it anew
// also leaves behind what a camera writes into its files; the place goes along only where the instrument asks for it.
import { placeIn, withPlace } from './exif.ts'
import { pictureType } from './picture-type.ts'
import type { Shrunk, ToShrink } from './shrink.ts'

declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', (event: MessageEvent<ToShrink>) => {
  const asked = event.data
  shrink(asked).then(
    (made) => self.postMessage(made),
    () => unreadable(asked.photo).then((why) => self.postMessage(why)),
  )
})

async function shrink({ photo, maxPixels, keepsPlace, quarterTurns }: ToShrink): Promise<Shrunk> {
  // Turned as the camera was held, which is the default of `imageOrientation`.
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, maxPixels / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const isTurned = quarterTurns % 2 === 1
  const canvas = new OffscreenCanvas(isTurned ? height : width, isTurned ? width : height)
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('no canvas')
  // A transparent drawing would turn black as JPEG.
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.imageSmoothingQuality = 'high'
  drawing.translate(canvas.width / 2, canvas.height / 2)
  drawing.rotate((quarterTurns * Math.PI) / 2)
  drawing.drawImage(picture, -width / 2, -height / 2, width, height)
  picture.close()
  const plain = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  const blob = keepsPlace ? await placed(plain, photo) : plain
  return { kind: 'made', blob, width: canvas.width, height: canvas.height }
}

async function placed(made: Blob, photo: Blob): Promise<Blob> {
  const place = placeIn(new Uint8Array(await photo.arrayBuffer()))
  if (!place) return made
  const bytes = withPlace(new Uint8Array(await made.arrayBuffer()), place)
  return new Blob([bytes as BlobPart], { type: made.type })
}

/** Picture or not is told by the bytes: an iPhone's own format stays what it is, a text is none. */
async function unreadable(photo: Blob): Promise<Shrunk> {
  const head = new Uint8Array(await photo.slice(0, 16).arrayBuffer())
  const type = pictureType(head)
  const isForeign = type === 'image/heic' || type === 'image/avif' || type === 'image/tiff'
  return isForeign ? { kind: 'foreign', type } : { kind: 'unread' }
}
