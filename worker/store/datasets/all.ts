// Every dataset by its key. A key may open into several tables: an instrument's own and one for each of its repeats.
import { sql } from 'drizzle-orm'
import type { ExportKind } from '../../../core/wire/export.ts'
import { rows } from '../db.ts'
import { agreementUnits, coOccurrence } from './coders.ts'
import { codebookFiles, networkFiles, transcriptFiles } from './documents.ts'
import { findingRows } from './findings.ts'
import type { Files, Ground, Rows, Stream } from './ground.ts'
import { caseCodes, segmentCodes, sourceCodes } from './matrices.ts'
import { memoRows } from './memos.ts'
import { projectStream } from './project.ts'
import { responseRows } from './responses.ts'
import { segmentRows } from './segments.ts'
import { auditRows, codebookRows, eventRows, participantRows, relationRows } from './study.ts'

/** `of` is an instrument's slug, where the kind is one for each instrument. */
export type DatasetKey = { kind: ExportKind; of?: string }
export type Opened = { tables: Rows[]; files: Files[]; streams: Stream[] }

/** To open any of them takes at most so many questions. */
export const openCost = 8

const tables: Partial<Record<ExportKind, (ground: Ground) => Promise<Rows>[]>> = {
  participants: (ground) => [participantRows(ground)],
  segments: (ground) => [segmentRows(ground)],
  'segment-codes': (ground) => [segmentCodes(ground)],
  'source-codes': (ground) => [sourceCodes(ground)],
  'case-codes': (ground) => [caseCodes(ground)],
  agreement: (ground) => [agreementUnits(ground)],
  'co-occurrence': (ground) => [coOccurrence(ground)],
  codebook: (ground) => [codebookRows(ground)],
  findings: (ground) => [findingRows(ground)],
  network: (ground) => [relationRows(ground), eventRows(ground)],
  memos: (ground) => [memoRows(ground)],
  audit: (ground) => [auditRows(ground)],
}

const files: Partial<Record<ExportKind, (ground: Ground) => Promise<Files>>> = {
  transcripts: transcriptFiles,
  codebook: codebookFiles,
  network: networkFiles,
}

/** In the order in which they are written. */
export async function keysOf(
  { db, study, filter }: Ground,
  kinds: readonly ExportKind[],
): Promise<DatasetKey[]> {
  const found = kinds.includes('responses')
    ? await rows<{ slug: string }>(
        db,
        sql`select distinct slug from instrument_versions where study_id = ${study.id} order by slug`,
      )
    : []
  const slugs = found
    .map(({ slug }) => slug)
    .filter((slug) => filter.instruments?.includes(slug) ?? true)
  return kinds.flatMap((kind): DatasetKey[] =>
    kind === 'responses' ? slugs.map((of) => ({ kind, of })) : [{ kind }],
  )
}

export async function openDataset(ground: Ground, { kind, of }: DatasetKey): Promise<Opened> {
  if (kind === 'responses')
    return { tables: await responseRows(ground, of ?? ''), files: [], streams: [] }
  const made = await Promise.all(tables[kind]?.(ground) ?? [])
  const file = await files[kind]?.(ground)
  const streams = kind === 'project' ? [await projectStream(ground)] : []
  return { tables: made, files: file ? [file] : [], streams }
}
