// Writes down what becomes of everything that was laid aside, so that counting it, telling it and doing it are about the same.
import { type SQL, sql } from 'drizzle-orm'
import type { ImportKind } from '../../../core/wire/import-rows.ts'
import type { Db, Write } from '../db.ts'
import type { Ground } from './ground.ts'
import { kinds } from './kinds.ts'

/** A kind comes after those that its rows name. What is settled in one round is one statement. */
const rounds: readonly (readonly ImportKind[])[] = [
  ['case', 'coder', 'code', 'instrument'],
  ['participant', 'relation', 'place', 'finding'],
  ['source', 'response'],
  ['coding'],
  ['memo', 'evidence'],
]

/** Nothing of the study is touched by it. */
export function settle(db: Db, ground: Ground, when: SQL): Write[] {
  return rounds
    .map((round) => round.filter((kind) => ground.kinds.includes(kind)))
    .filter((round) => round.length > 0)
    .map((round) => {
      const fates = round.map(
        (kind) =>
          sql`select ${kind} as kind, f.key, f.thing, f.fate, f.reason, f.name from (${kinds[kind].fates(ground)}) f`,
      )
      return db.run(sql`update import_rows set thing = f.thing, fate = f.fate, reason = f.reason, name = f.name
        from (${sql.join(fates, sql` union all `)}) f
        where import_rows.import_id = ${ground.id} and import_rows.kind = f.kind and import_rows.key = f.key and ${when}`)
    })
}
