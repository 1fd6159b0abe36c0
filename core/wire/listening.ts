// What stands beside a source's text: its recordings, the moments of its turns, and whom its speaker labels mean.
import * as v from 'valibot'
import { FileAnswer, Recording } from './response.ts'
import { StudyCode, Words } from './words.ts'

/** What a browser is handed as what it is; any other type is only saved. */
export const playable = /^(?:audio|video)\/[a-z0-9.+-]+$/

/** `spans` are `[at, for]` in milliseconds: which stretches of the transcript's clock the file holds, in its order. */
export const NewRecording = v.strictObject({
  name: FileAnswer.entries.name,
  type: v.pipe(v.string(), v.maxLength(100), v.regex(playable, 'recording.type')),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 * 1024 ** 3)),
  spans: Recording.entries.spans,
})
export type NewRecording = v.InferOutput<typeof NewRecording>

export type SourceRecording = NewRecording & {
  hash: string
  /** Its bytes have come. */
  isHeld: boolean
  /** Everybody with a code in it agrees to being recorded. */
  isHeard: boolean
  /** Attached to this source at the desk, and not the recording of a response's talk. */
  isOwn: boolean
}

/** A block of the version that was seen begins at this moment; null takes its moment away. */
export const NewMoment = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  timeMs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(360_000_000))),
})
export type NewMoment = v.InferOutput<typeof NewMoment>
export type Moment = { start: number; timeMs: number | null }

/** Whom a label means: a participant, whoever asks, somebody who is no participant, or nobody at all. */
export const meanings = ['participant', 'researcher', 'speaker', 'nobody'] as const
export const Speaker = v.pipe(
  v.strictObject({
    label: v.pipe(Words(80), v.minLength(1)),
    meant: v.picklist(meanings),
    participant: v.nullable(StudyCode),
  }),
  v.check((one) => (one.participant !== null) === (one.meant === 'participant'), 'speaker.who'),
)
export type Speaker = v.InferOutput<typeof Speaker>

export const ToldSpeakers = v.strictObject({
  speakers: v.pipe(v.array(Speaker), v.minLength(1), v.maxLength(200)),
})
export type ToldSpeakers = v.InferOutput<typeof ToldSpeakers>
