// Whether there is anything new in a text that somebody has open: a few rows, however much is coded in it.
import { type SQL, sql } from 'drizzle-orm'
import type { Pulse } from '../../core/wire/coding.ts'
import { isBlind } from './blind.ts'
import { type Db, first } from './db.ts'
import { coderLayer, type Eyes, visibleLayers } from './layers.ts'
import { readable } from './sources.ts'

/** What others did to the codings that the asker may see; while somebody works blind there are no others. */
export function othersBeat(study: string, eyes: Eyes, source: string): SQL {
  return sql`coalesce((select group_concat(n, '.') from (select n from source_beats where source_id = ${source}
    and layer_id in ${visibleLayers(study, eyes)} and layer_id <> ${coderLayer(study, eyes.person)} order by layer_id)), '')`
}

/** Null when there is no such source to be read. */
export function pulseOf(db: Db, study: string, eyes: Eyes, source: string): Promise<Pulse | null> {
  // In a blind round its codes are worded as they were when it began, and of others' new ones nothing is told.
  return first<Pulse>(
    db,
    sql`select (select max(number) from source_versions where source_id = s.id) as version,
        ${othersBeat(study, eyes, source)} as others,
        iif(${isBlind(study, eyes.person)}, 0, coalesce((select n from book_beats where study_id = ${study}), 0)) as codes
      from sources s where s.id = ${source} and s.study_id = ${study} and ${readable}`,
  )
}
