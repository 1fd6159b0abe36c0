// A response's note is what a reviewer wrote, or, before that, what the server found remarkable when it came in.
import type { Messages } from '../messages/id.ts'

export type Why = keyof Messages['fieldwork']['responses']['whys']

const whys: ReadonlySet<string> = new Set([
  'device.revoked',
  'consent.missing',
  'version.retired',
] satisfies Why[])

export function isWhy(note: string): note is Why {
  return whys.has(note)
}
