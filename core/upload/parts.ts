// How a file travels: small ones whole, larger ones in parts, so that a cut costs one part and never the hour.

/** Half a minute over a weak signal. What is no larger goes whole. */
export const leastPartBytes = 512 * 1024

/** One commit reads every part once, and a Worker's request may ask for a thousand things. */
export const mostParts = 512

export const largestFileBytes = 2 * 1024 ** 3
/** Of a note that is spoken after a talk: some minutes of speech, and not another interview. */
export const largestVoiceBytes = 20_000_000
export const largestPartBytes = largestFileBytes / mostParts

/** 512 KiB up to 256 MiB; beyond, twice as much until 512 parts hold the whole. */
export function partBytesOf(sizeBytes: number): number {
  let size = leastPartBytes
  while (size * mostParts < sizeBytes) size *= 2
  return size
}

export function partCountOf(sizeBytes: number): number {
  return Math.ceil(sizeBytes / partBytesOf(sizeBytes))
}

/** Where part `index` lies in the whole: half-open, empty outside it. */
export function partAt(sizeBytes: number, index: number): { start: number; end: number } {
  const size = partBytesOf(sizeBytes)
  const start = Math.min(index * size, sizeBytes)
  return { start, end: Math.min(start + size, sizeBytes) }
}
