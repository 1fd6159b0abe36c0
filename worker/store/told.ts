// What people told of a source's blocks lies beside the frozen text, and is laid over it wherever blocks are read.
import { type SQL, sql } from 'drizzle-orm'
import { blocksAsTold } from '../../core/text/told.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { Moment, Speaker } from '../../core/wire/listening.ts'

/** Columns of a query that reads the blocks of one version; `toldBlocks` takes them with the blocks. */
export function told(source: SQL, version: SQL): SQL {
  return sql`${speakersTold(source)} as toldSpeakers, ${momentsTold(source, version)} as toldMoments`
}

export function speakersTold(source: SQL): SQL {
  return sql`(select json_group_array(json_object('label', t.label, 'meant', t.meant, 'participant', t.participant))
    from source_speakers t where t.source_id = ${source})`
}

/** Of what was said of one block the last counts: SQLite takes the other columns from the row that holds the maximum. */
export function momentsTold(source: SQL, version: SQL): SQL {
  return sql`(select json_group_array(json_object('start', t.start_at, 'timeMs', t.time_ms)) from (
    select start_at, time_ms, max(id) from source_moments where source_id = ${source} and version = ${version}
    group by start_at) t)`
}

export type ToldRow = { blocks: string; toldSpeakers: string; toldMoments: string }

export function toldBlocks(row: ToldRow): Block[] {
  return blocksAsTold(JSON.parse(row.blocks) as Block[], {
    speakers: JSON.parse(row.toldSpeakers) as Speaker[],
    moments: JSON.parse(row.toldMoments) as Moment[],
  })
}
