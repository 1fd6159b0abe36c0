// Whose layers carry a coding: everybody who put the same code on words that overlap with it, in a layer of their own.
// The consensus is nobody's reading; where no coder's layer carries one of its codings, whoever settled it does.
import { sql } from 'drizzle-orm'
import { type Db, rows } from './db.ts'

export type Coder = { id: string; name: string }

export async function carriersOf(
  db: Db,
  study: string,
  codings: readonly string[],
): Promise<Map<string, Coder[]>> {
  const wanted = sql`json_each(${JSON.stringify([...new Set(codings)])}) j cross join codings c on c.id = j.value and c.study_id = ${study}`
  const asOne = sql`o.source_id = c.source_id and o.code_id = c.code_id and o.start_at < c.end_at and o.end_at > c.start_at
    and o.removed_at is null and o.unfit_at is null and o.version = c.version`
  // From the coding to its like to their layers: else a whole layer is walked over for each.
  const found = await rows<Coder & { coding: string }>(
    db,
    sql`select distinct c.id as coding, w.id, w.name from ${wanted}
        cross join codings o indexed by codings_by_place on ${asOne}
        cross join layers l on l.id = o.layer_id and l.kind = 'coder' cross join people w on w.id = l.person_id
      union all
      select c.id, w.id, w.name from ${wanted} cross join layers l on l.id = c.layer_id and l.kind = 'consensus'
        cross join people w on w.id = c.made_by
      where not exists (select 1 from codings o indexed by codings_by_place
          cross join layers m on m.id = o.layer_id and m.kind = 'coder' where ${asOne})
      order by 3, 2`,
  )
  const carriers = new Map<string, Coder[]>()
  for (const { coding, id, name } of found)
    carriers.set(coding, [...(carriers.get(coding) ?? []), { id, name }])
  return carriers
}

/** The study's coders with a layer, and which of these sources each has coded. */
export async function codedAmong(
  db: Db,
  study: string,
  sources: readonly string[],
): Promise<{ coders: Coder[]; codedBy: Map<string, Set<string>> }> {
  const theirs = sql`layers l join people w on w.id = l.person_id where l.study_id = ${study} and l.kind = 'coder'`
  const [coders, coded] = await Promise.all([
    rows<Coder>(db, sql`select w.id, w.name from ${theirs} order by w.name, w.id`),
    rows<{ coder: string; source: string }>(
      db,
      sql`select l.person_id as coder, j.value as source
        from layers l cross join json_each(${JSON.stringify([...new Set(sources)])}) j
        cross join source_tallies t on t.layer_id = l.id and t.source_id = j.value
        where l.study_id = ${study} and l.kind = 'coder' and t.n > 0`,
    ),
  ])
  const codedBy = new Map(coders.map(({ id }) => [id, new Set<string>()]))
  for (const { coder, source } of coded) codedBy.get(coder)?.add(source)
  return { coders, codedBy }
}
