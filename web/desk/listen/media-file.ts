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

/** A day: longer than any talk. Stands where no browser can tell a length. */
const unknownLengthMs = 86_400_000
const patienceMs = 20_000
/** Far behind the end of any file. */
const beyondSeconds = 1e7

/**
 * How long it plays; null where this browser cannot play it. What a microphone wrote in a browser does not tell its
 * length: sent to its end, the player finds out.
 */
export function lengthOf(file: Blob, type: string): Promise<number | null> {
  const url = URL.createObjectURL(file)
  const media = document.createElement(type.startsWith('video/') ? 'video' : 'audio')
  return new Promise<number | null>((resolve) => {
    const tell = () => {
      if (Number.isFinite(media.duration)) resolve(Math.round(media.duration * 1_000))
    }
    media.onloadedmetadata = () => {
      tell()
      media.currentTime = beyondSeconds
    }
    media.ondurationchange = tell
    media.onerror = () => resolve(null)
    setTimeout(() => resolve(media.readyState > 0 ? unknownLengthMs : null), patienceMs)
    media.preload = 'metadata'
    media.src = url
  }).finally(() => {
    media.removeAttribute('src')
    media.load()
    URL.revokeObjectURL(url)
  })
}
