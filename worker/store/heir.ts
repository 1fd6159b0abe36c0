// Whose a response is now. A phone that was enrolled anew sends under a new name, and what is returned or asked after that is
// to reach the hands that hold it, not a name that nobody answers to any more.
import { type SQL, sql } from 'drizzle-orm'
import type { Deed } from './audits.ts'
import type { Db, Write } from './db.ts'

/** No phone is enrolled anew more often than that; it also ends a circle that should not be there. */
const mostLives = 50

const isLive = (device: SQL) =>
  sql`${device}.revoked_at is null and ${device}.signed_out_at is null`

/**
 * The phone that `device` goes on as: the last of those that were enrolled as what it had been. One that has gone without
 * becoming another is followed by the only phone that was given its name since; else null, and the supervisor hands it on.
 */
function heirOf(study: string, device: SQL): SQL {
  return sql`coalesce(
    (with recursive line(id, life) as (
        select ${device}, 0
        union all select n.id, line.life + 1 from line join devices n on n.study_id = ${study} and n.was = line.id
        where line.life < ${mostLives})
      select d.id from line join devices d on d.id = line.id
      where line.life > 0 and ${isLive(sql`d`)} order by line.life desc, d.enrolled_at desc limit 1),
    (select max(n.id) from devices o join devices n on n.study_id = o.study_id and n.label = o.label
        and n.enrolled_at > o.enrolled_at and ${isLive(sql`n`)}
      where o.id = ${device} and o.study_id = ${study} and not (${isLive(sql`o`)}) having count(*) = 1))`
}

/**
 * In the batch that returns a response or asks about it, after that: its holder, and whom its open queries ask, is the
 * phone that it goes on as. Nothing changes where nothing is returned or asked, or where the phone is still itself.
 */
export function passToHeir(db: Db, deed: Deed, study: string, response: string): Write[] {
  const root = sql`(select coalesce(root_id, id) from responses where id = ${response} and study_id = ${study})`
  const isWanted = sql`(exists (select 1 from responses w where w.id = ${response} and w.study_id = ${study} and w.state = 'returned')
    or exists (select 1 from queries q where q.root_id = ${root} and q.state in ('open', 'answered')))`
  const held = sql`(select coalesce(holder_id, device_id) from responses where id = ${response} and study_id = ${study})`
  const heir = heirOf(study, held)
  return [
    db.run(sql`insert into handings (root_id, device_id, handed_at, handed_by)
      select ${root}, h.id, ${deed.at}, ${deed.actor} from (select ${heir} as id) h
      where h.id is not null and ${root} is not null and ${isWanted} on conflict do nothing`),
    db.run(sql`update queries set device_id = coalesce(${heir}, device_id)
      where root_id = ${root} and state in ('open', 'answered')`),
    // Last: the statements before it ask who held it.
    db.run(sql`update responses set holder_id = coalesce(${heir}, holder_id)
      where id = ${response} and study_id = ${study} and ${isWanted}`),
  ]
}
