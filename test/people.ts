// The people of every test study, by the job they do in it; the outsider owns another study and has no part in this one.
import type { Role } from '../core/wire/people.ts'

export type Person = 'owner' | 'supervisor' | 'coder' | 'coder2' | 'researcher' | 'outsider'

export const people: Record<Person, { name: string; role: Role; isOwner: boolean }> = {
  owner: { name: 'Olga Owner', role: 'owner', isOwner: true },
  supervisor: { name: 'Sari Supervisor', role: 'supervisor', isOwner: false },
  coder: { name: 'Kadek Coder', role: 'coder', isOwner: false },
  coder2: { name: 'Komang Coder', role: 'coder', isOwner: false },
  researcher: { name: 'Rina Researcher', role: 'researcher', isOwner: false },
  outsider: { name: 'Umar Outsider', role: 'owner', isOwner: true },
}
