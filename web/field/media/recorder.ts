// Records the microphone piece by piece: each piece is stored before the next is asked for, so that nothing is held in
// memory alone and what a crash leaves behind can be put together again. A question's sound and a whole talk use the same.
import { lengthOf } from '../../../core/talk/heard.ts'
import { largestFileBytes } from '../../../core/upload/parts.ts'
import type { Span } from '../../../core/wire/response.ts'
import type { Shelf } from '../fill/shelf.ts'
import type { Chunk } from '../store/shape.ts'

const pieceMs = 5_000
/** Chromium speaks the first, Safari the second. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export type Wanted = {
  /** `DRAFT/REF` of a question's sound, `DRAFT/talk:…` of a talk: what a crash left behind is found by it. */
  name: string
  bitsPerSecond: number
  /** Milliseconds since the response was begun. */
  atMs: () => number
}

/**
 * Why it ended: by hand; turned, because the next run goes on with its microphone; full, because more could not be sent
 * as one file; lost, because the phone took the microphone away; or no-room, because a piece could not be stored.
 */
export type Ending = 'stopped' | 'turned' | 'full' | 'lost' | 'no-room'

export type Told = {
  /** Once the last piece is stored, or could not be. */
  onEnd: (why: Ending) => void
  /** A call has the microphone, or it was switched off: silence is recorded meanwhile. */
  onMute?: (isMuted: boolean) => void
  /** Begins the next run with the same microphone; false when it cannot, and this one ends as full. */
  onFull?: () => boolean
}

/** One run of the microphone, which makes one file. */
export type Run = Pick<Wanted, 'name'> & {
  stream: MediaStream
  pause(): void
  goOn(): void
  stop(): void
  /** Another run has begun with its microphone. */
  turn(): void
  /** The stretches of the talk's clock that are recorded so far. */
  spans(): Span[]
  /** Milliseconds recorded so far, without the pauses. */
  lengthMs(): number
}

export function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && navigator.mediaDevices !== undefined
}

/** Rejects when the microphone is refused. What was recorded under this name before is dropped. */
export async function record(shelf: Shelf, wanted: Wanted, told: Told): Promise<Run> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false },
  })
  await shelf.dropChunks(wanted.name).catch((error) => {
    letGo(stream)
    throw error
  })
  return recordFrom(stream, shelf, wanted, told)
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Records what is heard there from this moment on, under a name that nothing lies under. */
export function recordFrom(stream: MediaStream, shelf: Shelf, wanted: Wanted, told: Told): Run {
  const { name, atMs } = wanted
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, {
    ...(mimeType !== undefined && { mimeType }),
    audioBitsPerSecond: wanted.bitsPerSecond,
  })
  const ends = new AbortController()
  const done: Span[] = []
  let since: number | null = atMs()
  let seq = 0
  let bytes = 0
  let why: Ending | null = null
  let writing = Promise.resolve()

  const spans = (): Span[] => [...done, ...(since === null ? [] : [spanFrom(since, atMs())])]
  const lengthMs = () => lengthOf({ spans: spans() })
  const end = (because: Ending) => {
    if (recorder.state === 'inactive') return
    why = because
    close()
    recorder.stop()
  }
  function close(): void {
    if (since !== null) done.push(spanFrom(since, atMs()))
    since = null
  }
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return
    bytes += data.size
    const piece: Chunk = {
      recording: name,
      seq: seq++,
      blob: data,
      atMs: lengthMs(),
      spans: spans(),
    }
    writing = writing.then(() => shelf.addChunk(piece))
    // What was stored before stays; what follows would stand behind a hole.
    writing.catch(() => end('no-room'))
    // One more piece must still fit.
    if (bytes > largestFileBytes * 0.97 && !told.onFull?.()) end('full')
  })
  recorder.addEventListener('stop', () => {
    ends.abort()
    close()
    if (why !== 'turned') letGo(stream)
    // Without a reason of ours it was the phone: a recorder stops by itself when its microphone is gone.
    writing.then(
      () => told.onEnd(why ?? 'lost'),
      () => told.onEnd('no-room'),
    )
  })
  const { signal } = ends
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => end('lost'), { signal })
    track.addEventListener('mute', () => told.onMute?.(true), { signal })
    track.addEventListener('unmute', () => told.onMute?.(false), { signal })
  }
  // A page that is hidden, laid to sleep or left may not wake again: what is heard until then is asked for at once.
  const hurry = () => recorder.state === 'recording' && recorder.requestData()
  for (const moment of ['visibilitychange', 'freeze'])
    document.addEventListener(moment, hurry, { signal })
  addEventListener('pagehide', hurry, { signal })
  recorder.start(pieceMs)
  since = atMs()
  return {
    name,
    stream,
    spans,
    lengthMs,
    pause() {
      if (recorder.state !== 'recording') return
      close()
      recorder.requestData()
      recorder.pause()
    },
    goOn() {
      if (recorder.state !== 'paused') return
      since = atMs()
      recorder.resume()
    },
    stop: () => end('stopped'),
    turn: () => end('turned'),
  }
}

function spanFrom(at: number, until: number): Span {
  const from = Math.round(at)
  return [from, Math.max(Math.round(until) - from, 0)]
}

/** The pieces of one run follow one another without a seam. */
export function whole(pieces: readonly Chunk[]): Blob {
  const blobs = pieces.map(({ blob }) => blob)
  return new Blob(blobs, { type: blobs[0]?.type ?? '' })
}

export function nameFor(blob: Blob, stem = 'rekaman'): string {
  const ending = blob.type.includes('mp4') ? 'm4a' : blob.type.includes('ogg') ? 'ogg' : 'webm'
  return `${stem}.${ending}`
}
