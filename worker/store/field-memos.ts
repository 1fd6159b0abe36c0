// What a researcher thinks after a talk, sent from the phone: a reflexive memo on the response. A phone is nobody's
// account: a private one is read by whoever enrolled the phone (memo-sight.ts).
import { sql } from 'drizzle-orm'
import type { FieldMemo } from '../../core/wire/memo.ts'
import { type Deed, logged } from './audits.ts'
import { type Db, first, together } from './db.ts'

/**
 * The response may be on its way still, or held back: the memo waits at its id. Of a phone that was revoked it stays
 * private, whatever it says. `taken`: the id is another memo's.
 */
export async function keepFieldMemo(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  { response, text, voice, open, madeAt }: FieldMemo,
): Promise<'made' | 'had' | 'elsewhere' | 'taken'> {
  const device = deed.actor
  const isElsewhere = sql`exists (select 1 from responses where id = ${response} and study_id <> ${study})`
  const said = voice ? [voice] : []
  const [made] = await together(db, [
    db.run(sql`
      insert into memos (id, study_id, target_kind, target_id, kind, text, is_private, author, device_id, written_at)
      select ${id}, ${study}, 'response', ${response}, 'reflexive', ${text},
        iif(revoked_at is null, ${open ? 0 : 1}, 1), null, id, ${madeAt}
      from devices where id = ${device} and not ${isElsewhere} on conflict do nothing`),
    logged(db, deed, 'write', 'memo', id, { on: 'response', kind: 'reflexive' }),
    ...said.map(({ file, type, sizeBytes, lengthMs }) =>
      db.run(sql`
        insert into memo_voices (memo_id, study_id, hash, type, size_bytes, length_ms, held_at)
        select id, study_id, ${file}, ${type}, ${sizeBytes}, ${lengthMs},
          (select ${deed.at} from held_files where study_id = ${study} and hash = ${file})
        from memos where id = ${id} and study_id = ${study} and device_id = ${device} and changes() > 0
        on conflict do nothing`),
    ),
  ])
  if (made) return 'made'
  const held = await first<{ same: number | null; elsewhere: number }>(
    db,
    sql`select (select study_id = ${study} and device_id = ${device} and target_id = ${response} from memos where id = ${id}) as same,
      ${isElsewhere} as elsewhere`,
  )
  if (held?.elsewhere) return 'elsewhere'
  return held?.same ? 'had' : 'taken'
}
