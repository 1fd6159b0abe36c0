// What intake must know of the people and cases that responses name: one look-up for a whole bulk.
import { sql } from 'drizzle-orm'
import type { ConsentScope } from '../../core/instrument/model.ts'
import { type Db, list, rows } from './db.ts'

export type Known = {
  participants: Map<string, { role: string; scopes: ConsentScope[] }>
  cases: Set<string>
}

export async function knownAbout(
  db: Db,
  study: string,
  responses: { participant: string | null; case: string | null }[],
): Promise<Known> {
  const participants = [...new Set(responses.flatMap((one) => one.participant ?? []))]
  const cases = [...new Set(responses.flatMap((one) => one.case ?? []))]
  const found = await rows<{
    kind: 'participant' | 'case'
    code: string
    role: string | null
    scopes: string | null
  }>(
    db,
    sql`select 'participant' as kind, p.code, p.role,
        (select k.scopes from consents k where k.study_id = p.study_id and k.participant = p.code
          and k.withdrawn_at is null order by k.given_at desc limit 1) as scopes
      from participants p where p.study_id = ${study} and p.code in ${list(participants)}
      union all
      select 'case', code, null, null from cases where study_id = ${study} and code in ${list(cases)}`,
  )
  const known: Known = { participants: new Map(), cases: new Set() }
  for (const row of found) {
    if (row.kind === 'case') known.cases.add(row.code)
    else
      known.participants.set(row.code, {
        role: row.role ?? '',
        scopes: JSON.parse(row.scopes ?? '[]') as ConsentScope[],
      })
  }
  return known
}
