// Any table of the study by its name, a page at a time: what the read API gives and what an export previews.
import { sql } from 'drizzle-orm'
import { scopesOf } from '../../core/dataset/spots.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import {
  type ExportKind,
  exportKinds,
  type TableName,
  type TablePage,
} from '../../core/wire/export.ts'
import { openDataset } from './datasets/all.ts'
import type { Ground } from './datasets/ground.ts'
import { rows } from './db.ts'

/** `responses.SLUG`, `responses.SLUG.REPEAT`, or the kind's own name; `network` is two: relations and events. */
export async function tableNames({ db, study, mask }: Ground): Promise<TableName[]> {
  const versions = await rows<{ slug: string; hash: string; number: number; body: string }>(
    db,
    sql`select slug, hash, number, body from instrument_versions where study_id = ${study.id} order by slug, number desc`,
  )
  const masked = (label: Record<string, string>) =>
    Object.fromEntries(Object.entries(label).map(([language, text]) => [language, mask(text)]))
  const ofInstruments = [...Map.groupBy(versions, ({ slug }) => slug)].flatMap(([slug, found]) =>
    scopesOf(
      found.map(({ body, ...version }) => ({
        ...version,
        instrument: JSON.parse(body) as Instrument,
      })),
    ).map(
      ({ path, label }): TableName => ({
        table: ['responses', slug, ...path].join('.'),
        kind: 'responses',
        title: masked(label),
      }),
    ),
  )
  const others = exportKinds.filter((kind) => kind !== 'responses' && !isDocument(kind))
  return [
    ...ofInstruments,
    ...others.flatMap((kind): TableName[] =>
      kind === 'network' ? [named('relations', kind), named('events', kind)] : [named(kind, kind)],
    ),
  ]
}

/** Of these there is no table. */
function isDocument(kind: ExportKind): boolean {
  return kind === 'transcripts' || kind === 'project'
}

function named(table: string, kind: ExportKind): TableName {
  return { table, kind, title: titles[table] ?? {} }
}

const titles: Record<string, Record<string, string>> = {
  participants: { id: 'Partisipan', en: 'Participants' },
  segments: { id: 'Segmen terkode', en: 'Coded segments' },
  'segment-codes': { id: 'Segmen × kode', en: 'Segment × code' },
  'source-codes': { id: 'Sumber × kode', en: 'Source × code' },
  'case-codes': { id: 'Kasus × kode', en: 'Case × code' },
  agreement: { id: 'Unit × pengode', en: 'Units × coders' },
  'co-occurrence': { id: 'Kode yang muncul bersama', en: 'Codes that stand together' },
  codebook: { id: 'Buku kode', en: 'Codebook' },
  findings: { id: 'Temuan dan bukti', en: 'Findings and evidence' },
  relations: { id: 'Jejaring faktor', en: 'Factor network' },
  events: { id: 'Linimasa', en: 'Timeline' },
  memos: { id: 'Memo', en: 'Memos' },
  audit: { id: 'Jejak audit', en: 'Audit trail' },
}

/** Null when the study has no such table. A page may be empty and still have a next. */
export async function tablePage(
  ground: Ground,
  name: string,
  after: string | null,
): Promise<TablePage | null> {
  const [first = '', slug, ...path] = name.split('.')
  const kind = first === 'relations' || first === 'events' ? 'network' : first
  if (
    !(exportKinds as readonly string[]).includes(kind) ||
    (kind === 'network' && first === 'network')
  )
    return null
  const key = { kind: kind as ExportKind, ...(slug !== undefined && { of: slug }) }
  const { tables } = await openDataset(ground, key)
  const wanted = kind === 'responses' ? [slug, ...path].join('.') : first
  const found =
    tables.find(({ table }) => table.name === ground.mask(wanted)) ??
    (tables.length === 1 && slug === undefined ? tables[0] : undefined)
  if (!found) return null
  const page = await found.page(after)
  return {
    table: name,
    columns: [...found.table.columns],
    rows: page.rows as TablePage['rows'],
    next: page.next,
  }
}
