// Why a participant cannot be chosen for an instrument, if there is a reason.
import type { ConsentScope, Instrument } from '../../../core/instrument/model.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Participant } from '../../../core/wire/people.ts'

export type Obstacle =
  | { kind: 'role'; roles: readonly string[] }
  | { kind: 'no-consent' }
  | { kind: 'narrow-consent'; missing: ConsentScope[] }

export function obstacle(
  instrument: Pick<Instrument, 'roles' | 'needs'>,
  participant: Pick<Participant, 'role' | 'consent'>,
): Obstacle | null {
  const { roles, needs } = instrument
  if (roles.length > 0 && !roles.includes(participant.role)) return { kind: 'role', roles }
  const { consent } = participant
  if (!consent || consent.withdrawnAt !== null) return { kind: 'no-consent' }
  const missing = needs.filter((scope) => !consent.scopes.includes(scope))
  return missing.length > 0 ? { kind: 'narrow-consent', missing } : null
}

/** Whether a draft is about somebody who does not agree any more. */
export function isLapsed(
  { participants }: Pick<FieldKit, 'participants'>,
  { participant }: { participant: string | null },
): boolean {
  return participants.some(({ code, consent }) => code === participant && !consent)
}
