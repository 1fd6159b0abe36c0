// A recording, decoded here and sent to the machine piece by piece: what comes back is a turn at its moment of the talk's clock.
import { clockAt, lengthOf } from '../../../core/talk/heard.ts'
import { longestPieceMs, nextCut, pieceRate, wavOf } from '../../../core/talk/pieces.ts'
import type { HeardWords } from '../../../core/wire/machine.ts'
import { send } from '../../kit/api.ts'
import type { Track } from '../listen/use-player.ts'

/** Decoded, an hour in two channels is 460 MB of samples: more than that, and the browser may give up. */
export const longestFileMs = 60 * 60_000

export type Turn = { atMs: number; text: string }

type Asked = {
  study: string
  draft: string
  source: string | null
  language: string
  tracks: readonly Track[]
  /** A file of this computer, in the place of what its only track plays. */
  recording: Blob | null
  signal: AbortSignal
  /** The turns of one piece, and how much of the whole has been heard (0 to 1). */
  onTurns: (turns: readonly Turn[], share: number) => void
}

export class TooLong extends Error {}
export class NoSound extends Error {}

export async function hearAll({
  tracks,
  recording,
  signal,
  onTurns,
  ...asked
}: Asked): Promise<void> {
  for (const [index, track] of tracks.entries()) {
    const sound = await decoded(track, recording, signal)
    const longest = (longestPieceMs / 1_000) * pieceRate
    for (let at = 0; at < sound.length; ) {
      const window = mono(sound, at, Math.min(at + longest, sound.length))
      const cut = nextCut(window, at + window.length === sound.length)
      const rows = await hear(asked, window.subarray(0, cut), signal)
      const fromMs = (at / pieceRate) * 1_000
      const turns = rows.map(({ startMs, text }) => ({
        atMs: clockAt(track, fromMs + startMs),
        text,
      }))
      at += cut
      onTurns(turns, (index + at / sound.length) / tracks.length)
    }
  }
}

async function hear(
  { study, draft, source, language }: Pick<Asked, 'study' | 'draft' | 'source' | 'language'>,
  samples: Float32Array,
  signal: AbortSignal,
): Promise<HeardWords[]> {
  const query = new URLSearchParams({ draft, language, ...(source !== null && { source }) })
  const told = await send(`/api/studies/${study}/machine/words?${query}`, {
    method: 'POST',
    body: wavOf(samples, pieceRate),
    signal,
  })
  return ((await told.json()) as { rows: HeardWords[] }).rows
}

async function decoded(
  track: Track,
  recording: Blob | null,
  signal: AbortSignal,
): Promise<AudioBuffer> {
  if (lengthOf(track) > longestFileMs) throw new TooLong()
  const file = recording ?? (await send(track.url, { signal }))
  const bytes = await file.arrayBuffer()
  try {
    // Decoded at the rate that the machine hears, whatever it was recorded at.
    return await new OfflineAudioContext(1, 1, pieceRate).decodeAudioData(bytes)
  } catch {
    throw new NoSound()
  }
}

/** All channels as one, of a stretch only: the whole of it is there once already. */
function mono(sound: AudioBuffer, from: number, until: number): Float32Array {
  const mixed = new Float32Array(until - from)
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    const samples = sound.getChannelData(channel).subarray(from, until)
    for (const [at, sample] of samples.entries())
      mixed[at] = (mixed[at] ?? 0) + sample / sound.numberOfChannels
  }
  return mixed
}
