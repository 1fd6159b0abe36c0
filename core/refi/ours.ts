// What a project of ours calls the things for which the standard has no name, so that it is known again when it comes back.
import { guidFrom } from './guid.ts'
import type { QdeValue } from './project-write.ts'

/** What a Case, a source or a Note is, told in variables whose GUIDs are the same in every project of ours. */
export const ourVariables = [
  'kind',
  'role',
  'case',
  'participant',
  'technique',
  'occurredOn',
  // Of a finding, beside its codes, which are links of this name.
  'claim',
  'question',
  'scope',
  'rival',
  'state',
  // Of evidence, in a note on its link, where there is more to say than its stance.
  'strength',
  'theory',
  'coding',
] as const
export type OurVariable = (typeof ourVariables)[number]

const guids = new Map(ourVariables.map((name) => [name, guidFrom('pedoman', 'variable', name)]))
const named = new Map([...guids].map(([name, guid]) => [guid, name]))

export function ourVariable(name: OurVariable): string {
  return guids.get(name) as string
}
export function ourVariableOf(guid: string): OurVariable | null {
  return named.get(guid) ?? null
}

/** A weight is a note that every coding of that weight refers to: a hundred and one notes at most. */
export function weightNote(weight: number): string {
  return guidFrom('pedoman', 'weight', weight)
}
const weights = new Map(Array.from({ length: 101 }, (_, weight) => [weightNote(weight), weight]))
export function weightOf(note: string): number | null {
  return weights.get(note) ?? null
}

/** Whether a variable of ours says something, as a value of the project. */
export function ourValue(name: OurVariable, value: string): QdeValue[] {
  return value === '' ? [] : [{ variable: ourVariable(name), type: 'Text', value }]
}

/** A link from a finding to a code that it speaks of. */
export const aboutName = 'about'

/** Of evidence whose note says none. */
export const usualStrength = 2

/** Codings of the consensus are made by a user of this name, whatever the study. */
export const consensusName = 'consensus'
export const origin = 'Pedoman'
