// Layers: each coder writes to one of their own, and until the consensus nobody else's is theirs to see.
import { type SQL, sql } from 'drizzle-orm'
import { isBlind, partnerLayers } from './blind.ts'
import type { Db, Write } from './db.ts'

/**
 * Whose layers an answer may draw from: coders see their own, those of an open round that they take part in, and the consensus;
 * while they work blind, only their own. `all` is for those who supervise.
 */
export type Eyes = { person: string; all: boolean }

export function coderLayer(study: string, person: string): string {
  return `${study}:coder:${person}`
}

export function consensusLayer(study: string): string {
  return `${study}:consensus`
}

/** The ids of the layers, to stand after `in`: every count and list of codings is narrowed by it. */
export function visibleLayers(study: string, eyes: Eyes): SQL {
  if (eyes.all) return sql`(select id from layers where study_id = ${study})`
  return sql`(select ${coderLayer(study, eyes.person)}
    union all select ${consensusLayer(study)} where not ${isBlind(study, eyes.person)}
    union all ${partnerLayers(study, eyes.person)})`
}

/** The same choice, one condition on `c` for each index range: a coder's pages must not walk over other coders' codings. */
export function layerArms(study: string, eyes: Eyes): SQL[] {
  if (eyes.all) return [sql`c.study_id = ${study}`]
  return [
    sql`c.layer_id = ${coderLayer(study, eyes.person)}`,
    sql`c.layer_id = ${consensusLayer(study)} and not ${isBlind(study, eyes.person)}`,
    sql`c.layer_id in (${partnerLayers(study, eyes.person)})`,
  ]
}

/** A coder's layer is there from their first coding on; its id follows from whose it is, so making it twice is making it once. */
export function makeCoderLayer(db: Db, study: string, person: string): Write {
  return db.run(sql`insert into layers (id, study_id, kind, person_id)
    values (${coderLayer(study, person)}, ${study}, 'coder', ${person}) on conflict do nothing`)
}

export function makeConsensusLayer(db: Db, study: string): Write {
  return db.run(sql`insert into layers (id, study_id, kind)
    values (${consensusLayer(study)}, ${study}, 'consensus') on conflict do nothing`)
}
