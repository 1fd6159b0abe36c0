// Who coded and wrote, and the codes, by what everything else in a project calls them.
import { sql } from 'drizzle-orm'
import type { QdcCode } from '../../../core/refi/codebook.ts'
import { guidFrom } from '../../../core/refi/guid.ts'
import { consensusName } from '../../../core/refi/ours.ts'
import { rows } from '../db.ts'
import { codersOf } from './coded.ts'
import type { Ground } from './ground.ts'

/** The consensus is a user; so is a phone that nobody signed in on. */
export function userGuid(
  study: string,
  { layer, person }: { layer: 'coder' | 'consensus'; person: string | null },
): string {
  return guidFrom('user', study, layer === 'consensus' ? consensusName : (person ?? 'phone'))
}

/** By the numbers that other exports know them by; by their names where the export is to have names. */
export async function usersOf(ground: Ground): Promise<{ guid: string; name: string }[]> {
  const { db, study, identities } = ground
  const [coders, authors] = await Promise.all([
    codersOf(ground),
    rows<{ author: string | null }>(
      db,
      sql`select distinct author from memos where study_id = ${study.id} and removed_at is null and is_private = 0
        order by author`,
    ),
  ])
  const people = [...new Set([...coders.keys(), ...authors.flatMap(({ author }) => author ?? [])])]
  const names = identities
    ? await rows<{ id: string; name: string }>(
        db,
        sql`select p.id, p.name from json_each(${JSON.stringify(people)}) j join people p on p.id = j.value`,
      )
    : []
  const named = new Map(names.map(({ id, name }) => [id, name]))
  return [
    ...people.map((person) => ({
      guid: userGuid(study.id, { layer: 'coder', person }),
      name: named.get(person) ?? coders.get(person) ?? person.slice(0, 8),
    })),
    ...(authors.some(({ author }) => author === null)
      ? [{ guid: userGuid(study.id, { layer: 'coder', person: null }), name: 'phone' }]
      : []),
    { guid: userGuid(study.id, { layer: 'consensus', person: null }), name: consensusName },
  ]
}

/** The codebook as it may leave. */
export async function maskedCodes({ db, study, mask }: Ground): Promise<QdcCode[]> {
  const codes = await rows<QdcCode>(
    db,
    sql`select id, guid, parent_id as parent, name, label, definition, include, exclude, example, hue, position,
        retired_at as retiredAt
      from codes where study_id = ${study.id} order by position, name`,
  )
  return codes.map((code) => ({
    ...code,
    // With a bracket in it, it would be no short name any more.
    name: mask(code.name) === code.name ? code.name : '',
    label: mask(code.label),
    definition: mask(code.definition),
    include: mask(code.include),
    exclude: mask(code.exclude),
    example: mask(code.example),
  }))
}

/** What other programs know a code by, where that is not its id. */
export async function codeGuids({ db, study }: Ground): Promise<Map<string, string>> {
  const found = await rows<{ id: string; guid: string }>(
    db,
    sql`select id, coalesce(guid, id) as guid from codes where study_id = ${study.id}`,
  )
  return new Map(found.map(({ id, guid }) => [id, guid]))
}
