// What was found, by whom it names: each known name with its places, then telephone and identity numbers.
import type { NumberKind } from '../../../core/pseudonym/numbers.ts'
import type { Kind } from '../../../core/pseudonym/subject.ts'
import type { NameFound, NamesIn, Pseudonym } from '../../../core/wire/pseudonym.ts'
import type { Identity } from './reads.ts'

export type PlacesIn = {
  source: string
  title: string
  version: number
  left: number
  found: NameFound[]
}

export type Group = {
  id: string
  kind: Kind | NumberKind
  /** As it is called; empty for numbers. */
  names: string[]
  participant: string | null
  role: string | null
  code: string | null
  places: PlacesIn[]
  count: number
}

type Known = {
  identities: readonly Identity[]
  pseudonyms: readonly Pseudonym[]
  roleOf: ReadonlyMap<string, string>
}

/** Those with places first, the most often named at the top; names whose places are done come after them. */
export function groupsOf(looked: readonly NamesIn[], known: Known): Group[] {
  const groups = new Map<string, Group>()
  for (const { code, name, alsoCalled } of known.identities)
    groups.set(code, {
      id: code,
      kind: 'person',
      names: [name, ...alsoCalled],
      participant: code,
      role: known.roleOf.get(code) ?? null,
      code: null,
      places: [],
      count: 0,
    })
  for (const { code, kind, names, participant } of known.pseudonyms) {
    const id = participant ?? `#${code}`
    const before = groups.get(id)
    groups.set(id, {
      id,
      kind,
      names: [...(before?.names ?? []), ...names],
      participant,
      role: before?.role ?? null,
      code,
      places: [],
      count: 0,
    })
  }
  for (const { found, source, title, version, left } of looked)
    for (const [id, of] of Map.groupBy(found, (one) => one.means[0] ?? one.kind)) {
      const group = groups.get(id) ?? numberGroup(id as NumberKind)
      group.places.push({ source, title, version, left, found: of })
      group.count += of.length
      groups.set(id, group)
    }
  return [...groups.values()]
    .filter((group) => group.count > 0 || group.code !== null)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}

function numberGroup(kind: NumberKind): Group {
  return {
    id: kind,
    kind,
    names: [],
    participant: null,
    role: null,
    code: null,
    places: [],
    count: 0,
  }
}

/** The same places, only those that are sure. */
export function sureOf(places: readonly PlacesIn[]): PlacesIn[] {
  return places.flatMap((place) => {
    const found = place.found.filter((one) => one.isSure && one.means.length <= 1)
    return found.length > 0 ? [{ ...place, found }] : []
  })
}
