// The columns that codes can be laid against.
import type { CodedSegment, CodedSource } from '../../../core/display/coded.ts'
import type { Participant } from '../../../core/wire/people.ts'

const always = ['role', 'technique', 'case', 'informant', 'coder', 'year']

/** And each attribute that a participant has. */
export function groupings(people: readonly Participant[]): string[] {
  const attributes = new Set(people.flatMap((person) => Object.keys(person.attributes)))
  return [...always, ...[...attributes].sort().map((name) => `attribute:${name}`)]
}

/** Which column a segment stands in; null leaves it out. */
export function groupOf(
  grouping: string,
  sources: ReadonlyMap<string, CodedSource>,
  people: readonly Participant[],
): (segment: CodedSegment) => string | null {
  const byCode = new Map(people.map((person) => [person.code, person]))
  const source = (segment: CodedSegment) => sources.get(segment.source)
  switch (grouping) {
    case 'technique':
      return (segment) => source(segment)?.technique ?? null
    case 'case':
      // A participant belongs to a case, also where the source names none.
      return (segment) => source(segment)?.case ?? byCode.get(segment.informant)?.case ?? ''
    case 'informant':
      return (segment) => (byCode.has(segment.informant) ? segment.informant : null)
    case 'coder':
      return (segment) => segment.coder ?? ''
    case 'year':
      return (segment) => source(segment)?.occurredOn?.slice(0, 4) ?? ''
    case 'role':
      return (segment) => segment.role ?? ''
    default: {
      const attribute = grouping.slice('attribute:'.length)
      return (segment) => byCode.get(segment.informant)?.attributes[attribute] ?? null
    }
  }
}

/** The column of those that have no such thing has a word of its own. */
export function wordOf(grouping: string, name: string, none: string): string {
  if (name !== '') return name
  return grouping === 'coder' ? 'consensus' : none
}
