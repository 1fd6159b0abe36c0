// What the sample's first interview is heard from: its invented words, spoken by a machine (eSpeak NG, Opus) at the moments
// that its turns name, so that evidence can be followed down to a second of a recording. Nobody's voice is in it.
import { sourceId } from './sources.ts'

export type SampleRecording = {
  source: string
  /** Beside this file, in `recordings/`. */
  file: string
  type: string
  lengthMs: number
}

export const recordings: readonly SampleRecording[] = [
  {
    source: sourceId('wawancara-p001'),
    file: 'wawancara-p001.webm',
    type: 'audio/webm',
    lengthMs: 826_856,
  },
]
