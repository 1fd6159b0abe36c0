// Takes an import back as one step, as long as nothing was built on what it brought. What was taken away again counts as
// built on it too: whoever took it away may bring it back.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportKept } from '../../../core/wire/import.ts'
import { type Deed, logged } from '../audits.ts'
import { setAside } from '../code-changes.ts'
import { type Db, first, together, type Write } from '../db.ts'
import { clearAside } from './staging.ts'

export type Undone = 'done' | 'given-up' | 'unknown' | { kept: Partial<Record<ImportKept, number>> }

export async function undoImport(db: Db, deed: Deed, study: string, id: string): Promise<Undone> {
  const held = await first<{ state: string }>(
    db,
    sql`select state from imports where id = ${id} and study_id = ${study}`,
  )
  if (!held) return 'unknown'
  if (held.state === 'undone') return 'done'
  if (held.state === 'staged') return giveUp(db, deed, study, id)
  // Named once: each of the many questions asks for both, and a statement has a hundred parameters.
  const given = sql`with g as (select ${id} as id, ${study} as study)`
  const none = sql.join(
    Object.values(built).map((count) => sql`${count} = 0`),
    sql` and `,
  )
  const when = sql`exists (select 1 from imports where id = ${id} and undone_request = ${deed.request})`
  const [undone] = await together(db, [
    db.run(sql`${given} update imports set state = 'undone', undone_at = ${deed.at}, undone_by = ${deed.actor},
      undone_request = ${deed.request} where id = ${id} and study_id = ${study} and state = 'done' and ${none}`),
    logged(db, deed, 'undo', 'import', id),
    ...takeBack(db, deed, id, when),
  ])
  if (undone) return 'done'
  const told = await first<Record<ImportKept, number>>(
    db,
    sql`${given} select ${sql.join(
      Object.entries(built).map(([name, count]) => sql`${count} as ${sql.raw(name)}`),
      sql`, `,
    )}`,
  )
  return { kept: Object.fromEntries(Object.entries(told ?? {}).filter(([, n]) => n > 0)) }
}

/** What was laid aside and never came in. */
async function giveUp(db: Db, deed: Deed, study: string, id: string): Promise<Undone> {
  const isWaiting = sql`exists (select 1 from imports where id = ${id} and study_id = ${study} and state = 'staged')`
  await together(db, [
    ...clearAside(db, id, isWaiting),
    db.run(sql`delete from imports where id = ${id} and study_id = ${study} and state = 'staged'`),
    logged(db, deed, 'give-up', 'import', id),
  ])
  return 'given-up'
}

/** How much of each kind rests on what the import of `g` brought, under the word that is told when it does. */
const built: Record<ImportKept, SQL> = builtOn(sql`(select study from g)`, sql`(select id from g)`)

function builtOn(study: SQL, id: SQL): Record<ImportKept, SQL> {
  const of = (table: string, column = 'id') =>
    sql`(select ${sql.identifier(column)} from ${sql.identifier(table)} where import_id = ${id})`
  const [sources, codes, codings] = [of('sources'), of('codes'), of('codings')]
  const [responses, versions] = [of('responses'), of('instrument_versions', 'hash')]
  const [participants, cases] = [of('participants', 'code'), of('cases', 'code')]
  const findings = of('findings')
  const count = (...from: SQL[]) =>
    sql`(select ${sql.join(
      from.map((one) => sql`(select count(*) from ${one})`),
      sql` + `,
    )})`
  const memosOn = (
    kinds: SQL,
    things: SQL,
  ) => sql`memos m where m.study_id = ${study} and m.target_kind in (${kinds})
    and m.target_id in ${things} and m.removed_at is null and m.import_id is not ${id}`
  const stating = (
    table: string,
  ) => sql`${sql.identifier(table)} t where t.study_id = ${study} and t.removed_at is null
    and exists (select 1 from json_each(t.evidence) j join codings c on c.id = j.value and c.import_id = ${id})`
  return {
    codings: sql`(select count(*) from (
      select c.id from codings c where c.source_id in ${sources} and c.import_id is not ${id}
      union select c.id from codings c where c.code_id in ${codes} and c.import_id is not ${id}))`,
    memos: count(
      memosOn(sql`'source', 'segment'`, sources),
      memosOn(sql`'code'`, codes),
      memosOn(sql`'coding'`, codings),
      memosOn(sql`'finding'`, findings),
      sql`memos m where m.import_id = ${id} and m.revision > 1`,
    ),
    findings: count(
      sql`evidence e where e.coding_id in ${codings} and e.import_id is not ${id}`,
      sql`evidence e where e.finding_id in ${findings} and e.import_id is not ${id}`,
      sql`evidence e where e.import_id = ${id} and e.removed_at is not null`,
      sql`finding_codes f where f.code_id in ${codes} and f.finding_id not in ${findings}`,
      sql`findings f where f.import_id = ${id} and (f.revision > 1 or f.override_verdict is not null)`,
      sql`assessments a where a.finding_id in ${findings}`,
      sql`member_check_findings k where k.finding_id in ${findings}`,
      sql`tasks t where t.finding_id in ${findings}`,
      sql`evidence e where e.response_id in ${responses}`,
    ),
    network: count(
      sql`relations t where (t.from_code in ${codes} or t.to_code in ${codes}) and t.import_id is not ${id}`,
      stating('relations'),
      stating('events'),
      sql`framework_cells f where f.study_id = ${study} and (f.code_id in ${codes} or f.case_code in ${cases})`,
      sql`indicators i where i.study_id = ${study} and i.removed_at is null
        and exists (select 1 from json_each(i.codes) j where j.value in ${codes})`,
    ),
    rounds: sql`(select count(*) from (
      select p.round_id from round_parts p where p.source_id in ${sources}
      union select r.id from rounds r where r.study_id = ${study} and exists (select 1 from json_each(r.codes) j where j.value ->> 'id' in ${codes})
      union select a.round_id from adjudications a where a.study_id = ${study} and (a.source_id in ${sources} or a.code_id in ${codes})))`,
    texts: count(
      sql`source_versions v where v.source_id in ${sources} and v.number > 1`,
      sql`source_recordings f where f.source_id in ${sources}`,
      sql`source_speakers f where f.source_id in ${sources}`,
      sql`source_moments f where f.source_id in ${sources}`,
    ),
    codes: count(
      sql`codes c where c.study_id = ${study} and c.parent_id in ${codes} and c.import_id is not ${id}`,
      sql`codes c where c.merged_into in ${codes} and c.import_id is not ${id}`,
      sql`codes c where c.import_id = ${id} and (c.revision > 1 or c.retired_at is not null)`,
      sql`import_wordings w join codes c on c.id = w.code_id where w.import_id = ${id} and c.revision <> w.became`,
      sql`code_change_codings k where k.coding_id in ${codings}`,
    ),
    codebooks: count(sql`codebook_versions b where b.study_id = ${study}
      and exists (select 1 from json_each(b.codes) j where j.value ->> 0 in ${codes})`),
    people: count(
      sql`consents k where k.study_id = ${study} and k.participant in ${participants}`,
      sql`responses r where r.study_id = ${study} and r.participant in ${participants} and r.import_id is not ${id}`,
      sql`responses r where r.study_id = ${study} and r.case_code in ${cases} and r.import_id is not ${id}`,
      sql`tasks t where t.study_id = ${study} and (t.participant in ${participants} or t.case_code in ${cases})`,
      sql`pseudonyms p where p.study_id = ${study} and p.participant in ${participants}`,
      sql`participants p where p.study_id = ${study} and p.case_code in ${cases} and p.import_id is not ${id}`,
    ),
    responses: count(
      sql`queries q where q.root_id in ${responses}`,
      sql`responses r where r.root_id in ${responses}`,
      sql`handings h where h.root_id in ${responses}`,
      sql`tasks t where t.response_id in ${responses}`,
      sql`responses r where r.study_id = ${study} and r.version in ${versions} and r.import_id is not ${id}`,
      sql`draft_backups d where d.study_id = ${study} and d.version in ${versions}`,
      sql`instrument_versions n join instrument_versions o on o.import_id = ${id} and n.study_id = o.study_id
        and n.slug = o.slug and n.number > o.number where n.import_id is not ${id}`,
      sql`instrument_drafts d where d.study_id = ${study} and d.base in ${versions} and d.removed_at is null`,
      sql`tasks t where t.study_id = ${study} and exists (select 1 from instrument_versions v where v.import_id = ${id}
        and v.slug = t.instrument and v.number = 1)`,
    ),
    sources:
      count(sql`sources s where s.study_id = ${study} and (s.participant in ${participants} or s.case_code in ${cases})
      and s.import_id is not ${id}`),
  }
}

/** From what rests on others to what others rest on. People and their layers stay: whatever names them goes on to. */
function takeBack(db: Db, deed: Deed, id: string, when: SQL): Write[] {
  const codes = sql`(select id from codes where import_id = ${id})`
  const sources = sql`(select id from sources where import_id = ${id})`
  const codings = sql`(select id from codings where import_id = ${id})`
  const drop = (table: string, which: SQL) =>
    db.run(sql`delete from ${sql.identifier(table)} where ${which} and ${when}`)
  const own = sql`import_id = ${id}`
  const reworded = sql`(select code_id from import_wordings where import_id = ${id})`
  return [
    drop('memos', own),
    drop('evidence', own),
    drop('finding_codes', sql`finding_id in (select id from findings where import_id = ${id})`),
    drop('findings', own),
    drop('network_places', own),
    drop('coding_places', sql`coding_id in ${codings}`),
    drop('coding_run_removals', sql`coding_id in ${codings}`),
    drop('codings', own),
    drop('relations', own),
    drop('source_tallies', sql`source_id in ${sources}`),
    drop('source_prompts', sql`source_id in ${sources}`),
    drop('source_versions', sql`source_id in ${sources}`),
    drop('sources', own),
    drop('response_files', sql`response_id in (select id from responses where import_id = ${id})`),
    drop('responses', own),
    drop('devices', own),
    ...['version_files', 'version_tallies'].map((table) =>
      drop(
        table,
        sql`version in (select hash from instrument_versions where import_id = ${id})
        and study_id = (select study_id from imports where id = ${id})`,
      ),
    ),
    drop('instrument_versions', own),
    ...setAside(db, sql`${when} and codes.id in ${reworded}`),
    // As the next wording: what was said meanwhile stays in the history.
    db.run(sql`update codes set parent_id = v.parent_id, name = v.name, label = v.label, definition = v.definition,
        include = v.include, exclude = v.exclude, example = v.example, hue = v.hue, position = v.position,
        revision = codes.revision + 1, edited_by = ${deed.actor}, edited_at = ${deed.at}
      from import_wordings w join code_wordings v on v.code_id = w.code_id and v.revision = w.was
      where ${when} and w.import_id = ${id} and codes.id = w.code_id`),
    ...['network_places', 'wording_tallies', 'code_tallies', 'code_wordings'].map((table) =>
      drop(table, sql`code_id in ${codes}`),
    ),
    db.run(sql`update codes set parent_id = null where ${own} and ${when}`),
    drop('codes', own),
    drop('participants', own),
    drop('cases', own),
  ]
}
