// A recording in pieces that a machine can hear one after the other, and each of them as a WAV file.
// Samples are mono, from -1 to 1.

/** Whisper listens to half a minute at a time; Cloudflare's guide cuts recordings into about 1 MB, which this stays below. */
export const longestPieceMs = 28_000
export const pieceRate = 16_000
/** A cut falls into the quietest moment near the end, so that no word is halved. */
const searchedMs = 6_000
const quietMs = 200

/** How many of these samples, at most a piece long, are the next piece; all of them where the recording ends with them. */
export function nextCut(samples: Float32Array, isLast: boolean): number {
  if (isLast) return samples.length
  const window = (pieceRate * quietMs) / 1_000
  const from = Math.max(samples.length - (pieceRate * searchedMs) / 1_000, 0)
  let best = samples.length
  let least = Number.POSITIVE_INFINITY
  for (let at = from; at + window <= samples.length; at += window) {
    let loud = 0
    for (let index = at; index < at + window; index += 1) loud += (samples[index] ?? 0) ** 2
    // Of two equally quiet ones the later: fewer pieces.
    if (loud > least) continue
    least = loud
    best = at + window / 2
  }
  return best
}

/** One channel of 16-bit PCM (https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html). */
export function wavOf(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => {
    for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index)
  }
  word(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [index, sample] of samples.entries())
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true)
  return bytes
}
