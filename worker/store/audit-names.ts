// What a line of the trail is about, as people call it: looked up by key for each line that is shown, so a page costs its lines.
// The trail itself keeps ids only; what is gone, or must not be read any more, has no name. Whoever a person's code stands for is
// never among them.
import { type SQL, sql } from 'drizzle-orm'
import type { AuditThing } from '../../core/wire/audit.ts'
import { readable } from './sources.ts'

const title = (json: SQL, study: SQL) =>
  sql`coalesce(${json} ->> (select language from studies where id = ${study}), ${json} ->> 'id', ${json} ->> 'en')`
const sourceTitle = (id: SQL) =>
  sql`(select s.title from sources s where s.id = ${id} and s.study_id = a.study_id and ${readable})`
const codeLabel = (id: SQL) => sql`(select k.label from codes k where k.id = ${id})`
const findingName = (id: SQL) =>
  sql`(select f.number || '. ' || f.claim from findings f where f.id = ${id})`
const instrumentTitle = (hash: SQL) =>
  sql`(select ${title(sql`v.title`, sql`v.study_id`)} from instrument_versions v
    where v.study_id = a.study_id and v.hash = ${hash})`
/** A form by its instrument and whom or what it is about. */
const responseName = (id: SQL) => sql`(select ${instrumentTitle(sql`r.version`)}
    || coalesce(', ' || r.participant, '') || coalesce(', ' || r.case_code, '') || ', ' || r.occurred_on
  from responses r where r.id = ${id} and r.study_id = a.study_id)`
const own = (table: string, column: string) =>
  sql`(select t.${sql.raw(column)} from ${sql.raw(table)} t where t.id = a.object_id and t.study_id = a.study_id)`
const id = sql`a.object_id`

const names: Partial<Record<AuditThing, SQL>> = {
  code: codeLabel(id),
  coding: sql`(select ${codeLabel(sql`c.code_id`)} || coalesce(' · ' || ${sourceTitle(sql`c.source_id`)}, '')
    from codings c where c.id = ${id} and c.study_id = a.study_id)`,
  source: sourceTitle(id),
  recording: sourceTitle(id),
  finding: findingName(id),
  evidence: sql`(select ${findingName(sql`e.finding_id`)} from evidence e where e.id = ${id} and e.study_id = a.study_id)`,
  instrument: instrumentTitle(id),
  draft: own('instrument_drafts', 'slug'),
  response: responseName(id),
  query: sql`(select ${responseName(sql`q.response_id`)} from queries q where q.id = ${id} and q.study_id = a.study_id)`,
  // By what it is on; a private one is its author's alone.
  memo: sql`(select case m.target_kind when 'code' then ${codeLabel(sql`m.target_id`)}
      when 'finding' then ${findingName(sql`m.target_id`)} when 'case' then m.target_id
      else ${sourceTitle(sql`m.target_id`)} end
    from memos m where m.id = ${id} and m.study_id = a.study_id and m.is_private = 0)`,
  relation: sql`(select ${codeLabel(sql`t.from_code`)} || ' → ' || ${codeLabel(sql`t.to_code`)}
    from relations t where t.id = ${id} and t.study_id = a.study_id)`,
  event: own('events', 'label'),
  indicator: own('indicators', 'name'),
  round: own('rounds', 'title'),
  adjudication: sql`coalesce((select ${codeLabel(sql`j.code_id`)} from adjudications j where j.id = ${id}), ${sourceTitle(id)})`,
  task: own('tasks', 'what'),
  member: sql`(select p.name from people p where p.id = ${id})`,
  device: own('devices', 'label'),
  codebook: own('codebook_versions', 'name'),
  import: own('imports', 'file_name'),
  'export-settings': own('export_settings', 'name'),
  consent: own('consents', 'participant'),
  'consent-text': sql`(select t.label from consent_texts t where t.study_id = a.study_id and t.hash = ${id})`,
  framework: sql`(select substr(${id}, 1, instr(${id}, '/') - 1) || ' × ' || k.label
    from codes k where k.id = substr(${id}, instr(${id}, '/') + 1))`,
}

/** Of a line called `a`; no longer than a line can be. */
export const thingName: SQL = sql`substr(case a.what ${sql.join(
  Object.entries(names).map(([what, name]) => sql`when ${sql.raw(`'${what}'`)} then ${name}`),
  sql` `,
)} end, 1, 160)`
