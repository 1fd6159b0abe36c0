// What a project of ours calls the things for which the standard has no name, so that it is known again when it comes back.
import { guidFrom } from './guid.ts'

/** What a Case or a source is, told in variables whose GUIDs are the same in every project of ours. */
export const ourVariables = [
  'kind',
  'role',
  'case',
  'participant',
  'technique',
  'occurredOn',
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

/** Codings of the consensus are made by a user of this name, whatever the study. */
export const consensusName = 'consensus'
export const origin = 'Pedoman'
