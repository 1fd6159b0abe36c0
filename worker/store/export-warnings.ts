// What whoever orders an export is to know beforehand: words that will be left out, and groups too small to hide in.
import { sql } from 'drizzle-orm'
import type { ExportWarnings } from '../../core/wire/export.ts'
import { type Db, first, rows } from './db.ts'
import { quotable } from './pieces.ts'
import { readable } from './sources.ts'

/** Groups of fewer people than this are named. */
const smallCell = 5
/** As many sources as are looked at; a larger study is told "at least". */
const mostSources = 20_000

export async function exportWarnings(db: Db, study: string): Promise<ExportWarnings> {
  const [words, small] = await Promise.all([
    first<{ segments: number; notQuotable: number }>(
      db,
      sql`select coalesce(sum(coded), 0) as segments, coalesce(sum(iif(mayQuote, 0, coded)), 0) as notQuotable from (
        select s.coded, ${quotable} as mayQuote from sources s
        where s.study_id = ${study} and s.coded > 0 and ${readable} order by s.added_at desc, s.id desc limit ${mostSources})`,
    ),
    rows<{ role: string; case: string | null; people: number }>(
      db,
      sql`select role, case_code as "case", count(*) as people from participants where study_id = ${study}
        group by role, case_code having count(*) < ${smallCell} order by people, role, case_code limit 20`,
    ),
  ])
  return { segments: words?.segments ?? 0, notQuotable: words?.notQuotable ?? 0, smallCells: small }
}
