// An export as it is ordered, as it runs, and as it is told afterwards.
import * as v from 'valibot'
import { formats, type Losses } from '../table/format.ts'
import type { Column, MissingKind } from '../table/table.ts'
import { Day, Id, Language, StudyCode, Technique, Words } from './words.ts'

/** What can be taken out. Each is one table, several, or documents; docs/data.md tells what each holds. */
export const exportKinds = [
  'responses',
  'participants',
  'segments',
  'segment-codes',
  'source-codes',
  'case-codes',
  'agreement',
  'co-occurrence',
  'codebook',
  'transcripts',
  'project',
  'memos',
  'findings',
  'network',
  'audit',
] as const
export const ExportKind = v.picklist(exportKinds)
export type ExportKind = v.InferOutput<typeof ExportKind>

const some = <S extends v.GenericSchema<string, string>>(schema: S) =>
  v.optional(v.pipe(v.array(schema), v.minLength(1), v.maxLength(500)))
const Role = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const Slug = v.pipe(v.string(), v.maxLength(64))

/** What is narrowed; what is left out narrows nothing. */
export const ExportFilter = v.strictObject({
  /** Of the day that it is about, both days included. */
  from: v.optional(Day),
  to: v.optional(Day),
  instruments: some(Slug),
  states: some(v.picklist(['received', 'accepted', 'returned'])),
  cases: some(StudyCode),
  roles: some(Role),
  techniques: some(Technique),
  codes: some(Id),
  layer: v.optional(v.picklist(['coder', 'consensus'])),
})
export type ExportFilter = v.InferOutput<typeof ExportFilter>

export const ExportOrder = v.strictObject({
  kinds: v.pipe(v.array(ExportKind), v.minLength(1), v.maxLength(exportKinds.length)),
  /** Of tables; documents have formats of their own. */
  formats: v.pipe(v.array(v.picklist(formats)), v.minLength(1), v.maxLength(formats.length)),
  /** Of labels. */
  language: Language,
  labels: v.boolean(),
  missing: v.picklist(['blank', 'coded']),
  /** Several choices as columns of 0 and 1. */
  split: v.boolean(),
  filter: ExportFilter,
  /** With names instead of codes: who asks must have signed in a moment ago, and the audit trail keeps the reason. */
  identities: v.optional(
    v.strictObject({ reason: v.pipe(Words(400), v.minLength(8, 'reason.short')) }),
  ),
})
export type ExportOrder = v.InferOutput<typeof ExportOrder>

export type ExportState = 'running' | 'done' | 'cancelled' | 'failed'

export type ExportFile = {
  name: string
  /** Of a table; the codings of a project; null of any other document. */
  rows: number | null
  sizeBytes: number
  sha256: string
  losses: Losses
}

/** What was left out of people's words, and why. */
export type Withheld = { quotes: number; withdrawn: number }

export type ExportRun = {
  id: string
  order: ExportOrder
  by: string
  byId: string
  at: string
  state: ExportState
  /** Steps of work that are done, of those that are known. */
  done: number
  of: number
  rows: number
  /** What can be downloaded by now; the whole when it is done. */
  sizeBytes: number
  /** Its tables; the manifest in the archive names every file. */
  files: ExportFile[]
  withheld: Withheld
  /** After this day the file is gone; the line stays. */
  keptUntil: string
  schedule: string | null
}

export const schedules = ['day', 'week', 'month'] as const
export const ExportSettings = v.strictObject({
  name: v.pipe(Words(80), v.minLength(1)),
  order: v.omit(ExportOrder, ['identities']),
  /** How often the server makes it by itself. */
  every: v.nullable(v.picklist(schedules)),
})
export type ExportSettings = v.InferOutput<typeof ExportSettings>
export type ExportSettingsRow = ExportSettings & { id: string; by: string; nextAt: string | null }

/** A page of any table as the read API gives it. Kinds of missing are told as `{ missing }`. */
export type TablePage = {
  table: string
  columns: Column[]
  rows: (string | number | boolean | null | { missing: MissingKind })[][]
  next: string | null
}
export type TableName = { table: string; kind: ExportKind; title: Record<string, string> }

export type ExportWarnings = {
  segments: number
  /** Segments of participants who have not agreed to be quoted: they are there without their words. */
  notQuotable: number
  /** Groups of fewer than five people, who may be told from each other by role and case alone. */
  smallCells: { role: string; case: string | null; people: number }[]
}
