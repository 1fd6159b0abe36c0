// Who must agree before a talk is recorded, and who does not.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Participant } from '../../../core/wire/people.ts'
import type { Draft } from '../store/shape.ts'

/** Interviews and focus groups, and whatever else asks for the consent to be recorded. */
export function isRecorded({ kind, needs }: Pick<Instrument, 'kind' | 'needs'>): boolean {
  return kind === 'interview' || kind === 'fgd' || needs.includes('record')
}

/** The codes of those in the talk who have not agreed, or no longer do. Somebody without a code was asked by word of mouth. */
export function unwilling(
  { participant, seats = [] }: Pick<Draft, 'participant' | 'seats'>,
  people: readonly Participant[],
): string[] {
  const codes = [participant, ...seats.map((seat) => seat.participant)]
  return codes.filter((code) => code !== null).filter((code) => !agrees(people, code))
}

function agrees(people: readonly Participant[], code: string): boolean {
  const consent = people.find((one) => one.code === code)?.consent
  return consent?.withdrawnAt === null && consent.scopes.includes('record')
}
