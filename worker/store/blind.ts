// Who works blind, and from whom: asked inside the queries, so that no list, count or time can forget it.
import { type SQL, sql } from 'drizzle-orm'

/** True while somebody has a blind round to finish. */
export function isBlind(study: string, person: string | SQL): SQL {
  return sql`exists (select 1 from round_people b where b.study_id = ${study} and b.person_id = ${person}
    and b.mode = 'blind' and b.is_open = 1)`
}

/** `person` and `since` of everybody else in the blind rounds that somebody has to finish: of their work nothing is told. */
export function blindPartners(study: string, person: string): SQL {
  return sql`(select q.person_id as person, q.since from round_people b join round_people q on q.round_id = b.round_id
    where b.study_id = ${study} and b.person_id = ${person} and b.mode = 'blind' and b.is_open = 1
      and q.person_id <> ${person})`
}

/** The layers of everybody in the open rounds that somebody takes part in. */
export function partnerLayers(study: string, person: string): SQL {
  return sql`select ${`${study}:coder:`} || q.person_id from round_people b join round_people q on q.round_id = b.round_id
    where b.study_id = ${study} and b.person_id = ${person} and b.mode = 'open' and b.is_open = 1
      and q.person_id <> ${person} and not ${isBlind(study, person)}`
}

/** True of a code `c` that somebody made while the asker worked blind beside them. */
export function isHiddenCode(study: string, eyes: { person: string; all: boolean }): SQL {
  if (eyes.all) return sql`false`
  return sql`(c.made_by is not null and exists (select 1 from ${blindPartners(study, eyes.person)} k
    where k.person = c.made_by and k.since <= c.made_at))`
}
