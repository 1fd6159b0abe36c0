// What a phone hands over in one file: a zip whose entries are what it would have sent, as it would have sent them. Responses and
// names are sealed to the study's key, so that the file may travel by any hand.
//
//   manifest.json · responses/ID.json · deeds/ID.json · files/HASH/PART
import * as v from 'valibot'
import { Hash, Id, Instant } from './words.ts'

const File = v.strictObject({
  hash: Hash,
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Its parts are sealed; otherwise they are its own bytes. */
  isSealed: v.boolean(),
})

export const Handover = v.strictObject({
  format: v.literal('pedoman-handover'),
  version: v.literal(1),
  study: v.pipe(v.string(), v.maxLength(60)),
  device: v.strictObject({ id: Id, label: v.pipe(v.string(), v.maxLength(80)) }),
  madeAt: Instant,
  app: v.pipe(v.string(), v.maxLength(40)),
  responses: v.pipe(v.array(v.strictObject({ id: Id, hash: Hash })), v.maxLength(20_000)),
  /** In the order in which they were made; `path` is below `/field`. */
  deeds: v.pipe(
    v.array(
      v.strictObject({
        id: Id,
        path: v.pipe(
          v.string(),
          v.regex(
            /^\/(participants|consents|withdrawals|answers|begun|declined|memos)\/[0-9a-f-]{36}$/,
          ),
        ),
      }),
    ),
    v.maxLength(20_000),
  ),
  files: v.pipe(v.array(File), v.maxLength(20_000)),
})
export type Handover = v.InferOutput<typeof Handover>

export const handoverNames = {
  manifest: 'manifest.json',
  response: (id: string) => `responses/${id}.json`,
  deed: (id: string) => `deeds/${id}.json`,
  part: (hash: string, part: number) => `files/${hash}/${part}`,
}
