// A file of sound or film as somebody chose it: its type, and how long it plays.
import { playable } from '../../../core/wire/listening.ts'
import { bareType } from './reads.ts'

/** Some systems do not tell the type of what recorders write. */
const byEnding: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  amr: 'audio/amr',
  weba: 'audio/webm',
  webm: 'video/webm',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
}

export const mediaFiles = 'audio/*,video/*,.opus,.m4a,.amr,.3gp'

/** Null where it is neither sound nor film. */
export function mediaTypeOf(file: File): string | null {
  const told = bareType(file.type)
  const type = playable.test(told)
    ? told
    : byEnding[file.name.split('.').at(-1)?.toLowerCase() ?? '']
  return type ?? null
}

/** A day: longer than any talk. What a microphone wrote in the browser does not tell its length. */
export const unknownLengthMs = 86_400_000
const patienceMs = 8_000

/** How long it plays; null where this browser cannot play it. */
export function lengthOf(file: Blob, type: string): Promise<number | null> {
  const url = URL.createObjectURL(file)
  const media = document.createElement(type.startsWith('video/') ? 'video' : 'audio')
  return new Promise<number | null>((resolve) => {
    media.onloadedmetadata = () =>
      resolve(
        Number.isFinite(media.duration) ? Math.round(media.duration * 1_000) : unknownLengthMs,
      )
    media.onerror = () => resolve(null)
    setTimeout(() => resolve(null), patienceMs)
    media.preload = 'metadata'
    media.src = url
  }).finally(() => URL.revokeObjectURL(url))
}
