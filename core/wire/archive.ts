// Archives of a whole study, out and in, as they travel.
import * as v from 'valibot'
import { Manifest } from '../archive/manifest.ts'
import { NewStudy } from './people.ts'
import { Words } from './words.ts'

/** Everything of the study leaves with everybody's name, so the trail keeps why. */
export const ArchiveOrder = v.strictObject({
  reason: v.pipe(Words(400), v.minLength(8, 'reason.short')),
})
export type ArchiveOrder = v.InferOutput<typeof ArchiveOrder>

export type ArchiveRun = {
  id: string
  reason: string
  by: string
  /** Only whoever ordered it goes on with it and downloads it. */
  isMine: boolean
  at: string
  state: 'running' | 'done' | 'cancelled' | 'failed'
  /** Tables and files that are in it, of those that there are. */
  done: number
  of: number
  rows: number
  sizeBytes: number
  /** After this moment the file is gone; the line stays. */
  keptUntil: string
}

/** What an archive says of itself, and by which short name the study is to be known here. */
export const NewRestore = v.strictObject({ slug: NewStudy.entries.slug, manifest: Manifest })
export type NewRestore = v.InferOutput<typeof NewRestore>

export type RestoreProgress = {
  id: string
  slug: string
  title: string
  madeAt: string
  startedAt: string
  isDone: boolean
  /** Of each table that was begun, how many bytes came. */
  tables: { name: string; rows: number; sizeBytes: number }[]
  files: number
}
