// Records the microphone piece by piece: each piece is stored before the next is asked for, so that nothing is held in
// memory alone and what a crash leaves behind can be put together again.
import type { Shelf } from '../fill/shelf.ts'
import { mostBytes } from '../fill/take-file.ts'
import type { Chunk } from '../store/shape.ts'

export type Quality = 'normal' | 'low' | 'voice-only'

/** Speech stays clear at 24 kbit/s of Opus; the phone's own default would make an hour four times as large. */
const bitsPerSecond: Record<Quality, number> = { normal: 48_000, low: 24_000, 'voice-only': 12_000 }
const pieceMs = 5_000
/** Chromium speaks the first, Safari the second. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export type Recording = {
  pause(): void
  goOn(): void
  /** Ends it; the whole is told to `onEnd` once the last piece is stored. */
  stop(): void
  /** Milliseconds recorded so far, without the pauses. */
  lengthMs(): number
}

type Told = {
  /** `isFull`: it was ended because more could not be sent. */
  onEnd: (whole: Blob, isFull: boolean) => void
  onFailed: () => void
}

export function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && navigator.mediaDevices !== undefined
}

/** Rejects when the microphone is refused. `name` is the recording's: `DRAFT/REF`. */
export async function record(
  shelf: Shelf,
  name: string,
  quality: Quality,
  { onEnd, onFailed }: Told,
): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false },
  })
  await shelf.dropChunks(name)
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, {
    ...(mimeType !== undefined && { mimeType }),
    audioBitsPerSecond: bitsPerSecond[quality],
  })
  let seq = 0
  let bytes = 0
  let isFull = false
  let writing = Promise.resolve()
  let ranMs = 0
  let since: number | null = performance.now()
  const lengthMs = () => Math.round(ranMs + (since === null ? 0 : performance.now() - since))

  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return
    bytes += data.size
    const piece: Chunk = { recording: name, seq: seq++, blob: data, atMs: lengthMs() }
    writing = writing.then(() => shelf.addChunk(piece))
    writing.catch(() => recorder.state !== 'inactive' && recorder.stop())
    // One more piece must still fit.
    if (bytes > mostBytes * 0.97 && recorder.state !== 'inactive') {
      isFull = true
      recorder.stop()
    }
  })
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop()
    writing
      .then(() => shelf.readChunks(name))
      .then((pieces) => onEnd(whole(pieces), isFull))
      .catch(onFailed)
  })
  // A call, an unplugged microphone: what was heard until then is kept.
  for (const track of stream.getTracks())
    track.addEventListener('ended', () => recorder.state !== 'inactive' && recorder.stop())
  recorder.start(pieceMs)
  return {
    lengthMs,
    pause() {
      ranMs = lengthMs()
      since = null
      recorder.pause()
    },
    goOn() {
      since = performance.now()
      recorder.resume()
    },
    stop() {
      if (recorder.state !== 'inactive') recorder.stop()
    },
  }
}

/** The pieces of one recording follow one another without a seam. */
export function whole(pieces: readonly Chunk[]): Blob {
  const blobs = pieces.map(({ blob }) => blob)
  return new Blob(blobs, { type: blobs[0]?.type ?? '' })
}

export function nameFor(blob: Blob): string {
  const ending = blob.type.includes('mp4') ? 'm4a' : blob.type.includes('ogg') ? 'ogg' : 'webm'
  return `rekaman.${ending}`
}
