// Layers: each coder writes to one of their own, and until the consensus nobody else's is theirs to see.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Write } from './db.ts'

/** Whose layers an answer may draw from: blind coders see their own and the consensus; `all` is for those who supervise. */
export type Eyes = { person: string; all: boolean }

export function coderLayer(study: string, person: string): string {
  return `${study}:coder:${person}`
}

export function consensusLayer(study: string): string {
  return `${study}:consensus`
}

/** The ids of the layers, to stand after `in`: every count and list of codings is narrowed by it. */
export function visibleLayers(study: string, eyes: Eyes): SQL {
  return eyes.all
    ? sql`(select id from layers where study_id = ${study})`
    : sql`(${coderLayer(study, eyes.person)}, ${consensusLayer(study)})`
}

/** The same choice, one condition on `c` for each index range: a coder's pages must not walk over other coders' codings. */
export function layerArms(study: string, eyes: Eyes): SQL[] {
  if (eyes.all) return [sql`c.study_id = ${study}`]
  return [coderLayer(study, eyes.person), consensusLayer(study)].map(
    (layer) => sql`c.layer_id = ${layer}`,
  )
}

/** A coder's layer is there from their first coding on; its id follows from whose it is, so making it twice is making it once. */
export function makeCoderLayer(db: Db, study: string, person: string): Write {
  return db.run(sql`insert into layers (id, study_id, kind, person_id)
    values (${coderLayer(study, person)}, ${study}, 'coder', ${person}) on conflict do nothing`)
}
