// Who may do what, as words. A route names one of these; the roles below say who holds it.
import type { Role } from './wire/people.ts'

/** Permissions inside a study, and the roles that hold them. */
export const studyPermissions = {
  'study.read': ['owner', 'supervisor', 'coder', 'researcher'],
  'instrument.read': ['owner', 'supervisor', 'coder', 'researcher'],
  // Drafts are read by those who make them: nobody codes by, or collects with, a half-made instrument.
  'instrument.write': ['owner', 'supervisor'],
  'instrument.publish': ['owner', 'supervisor'],
  'participant.read': ['owner', 'supervisor', 'coder', 'researcher'],
  'participant.write': ['owner', 'supervisor', 'researcher'],
  'consent.write': ['owner', 'supervisor', 'researcher'],
  'consent-text.write': ['owner', 'supervisor'],
  'identity.read': ['owner', 'supervisor'],
  'member.read': ['owner', 'supervisor'],
  'member.invite': ['owner'],
  'device.read': ['owner', 'supervisor'],
  'device.write': ['owner', 'supervisor'],
  'token.write': ['owner', 'supervisor'],
  'response.read': ['owner', 'supervisor', 'coder'],
  'response.review': ['owner', 'supervisor'],
  'task.read': ['owner', 'supervisor', 'coder', 'researcher'],
  'task.write': ['owner', 'supervisor'],
  'source.read': ['owner', 'supervisor', 'coder'],
  'source.write': ['owner', 'supervisor', 'coder'],
  'file.read': ['owner', 'supervisor', 'coder'],
  'file.write': ['owner', 'supervisor', 'coder'],
  'codebook.read': ['owner', 'supervisor', 'coder'],
  'codebook.write': ['owner', 'supervisor', 'coder'],
  // Merging and splitting move codings of every layer, so they are for those who may see all of them.
  'codebook.reshape': ['owner', 'supervisor'],
  'coding.read': ['owner', 'supervisor', 'coder'],
  'coding.write': ['owner', 'supervisor', 'coder'],
  // A coder reads the rounds that they take part in, and of them only their own part.
  'round.read': ['owner', 'supervisor', 'coder'],
  'round.write': ['owner', 'supervisor'],
  // Agreement lays the layers side by side, so it is for those who may see all of them.
  'agreement.read': ['owner', 'supervisor'],
  'agreement.write': ['owner', 'supervisor'],
  'memo.read': ['owner', 'supervisor', 'coder'],
  'memo.write': ['owner', 'supervisor', 'coder'],
  // Evidence quotes other coders' layers, so a coder who works blind does not read findings.
  'finding.read': ['owner', 'supervisor'],
  'finding.write': ['owner', 'supervisor'],
  // It brings in people and their names, and writes to layers of others.
  'study.import': ['owner', 'supervisor'],
  'dataset.export': ['owner', 'supervisor'],
  // Everything, with everybody's name: for those who may read names.
  'study.archive': ['owner', 'supervisor'],
  'audit.read': ['owner', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>

export type StudyPermission = keyof typeof studyPermissions

/** What a phone holds: it reads what it needs in the field and hands in what was made there, and signs out; nothing else. */
export const devicePermissions = [
  'field.read',
  'field.leave',
  'response.send',
  'deed.send',
] as const
/** Those that a phone keeps when it is revoked: what it holds is still worth having. */
export const sendPermissions: readonly Permission[] = ['response.send', 'deed.send']
/** Open to anybody, or to anybody who is signed in. */
export const openPermissions = ['public', 'self', 'study.create'] as const

export type Permission =
  | StudyPermission
  | (typeof devicePermissions)[number]
  | (typeof openPermissions)[number]

export function roleMay(role: Role, permission: StudyPermission): boolean {
  return (studyPermissions[permission] as readonly Role[]).includes(role)
}
