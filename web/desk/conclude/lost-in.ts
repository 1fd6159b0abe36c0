// What lost its ground, in one line: findings by number, then arrows and events. Empty when nothing did.
import type { Ground } from '../../../core/wire/finding.ts'

export function lostIn({ findings, relations, events }: Ground): string {
  return [...findings, ...relations, ...events].join(', ')
}
