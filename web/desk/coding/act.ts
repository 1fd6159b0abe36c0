// One thing done to a coding: shown at once, sent behind, taken back by its opposite.
import type { Coding } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import type { Span } from './span.ts'

export type Act =
  | { kind: 'apply' | 'remove'; coding: Coding }
  /** `coding` is as it becomes, `before` as it was. */
  | { kind: 'edit'; coding: Coding; before: Coding }

export function opposite(act: Act): Act {
  if (act.kind === 'edit') return { kind: 'edit', coding: act.before, before: act.coding }
  return { kind: act.kind === 'apply' ? 'remove' : 'apply', coding: act.coding }
}

/** The codings as they are once the act is done; doing it twice is doing it once. */
export function shown(rows: readonly Coding[], act: Act): Coding[] {
  const { coding } = act
  if (act.kind === 'remove') return rows.filter((one) => one.id !== coding.id)
  if (act.kind === 'edit') {
    const { start, end, quote, weight, note } = coding
    return rows.map((one) =>
      one.id === coding.id ? { ...one, start, end, quote, weight, note } : one,
    )
  }
  return [...rows.filter((one) => one.id !== coding.id), coding]
}

/** Coding a passage twice with one code says nothing new. */
export function isSame(coding: Coding, code: string, span: Span): boolean {
  const isMine = coding.layer === 'mine' && coding.code === code
  return isMine && coding.start === span.start && coding.end === span.end
}

/** What loses ground by it: findings by number, and for those who see them arrows and events. */
export async function deliver(study: string, source: string, act: Act): Promise<string[]> {
  const { id, code, start, end, quote, weight, note } = act.coding
  const param = { study, id }
  const one = api.studies[':study'].codings[':id']
  switch (act.kind) {
    case 'apply':
      await ask(one.$put({ param, json: { source, code, start, end, quote, weight, note } }))
      return []
    case 'remove': {
      const { findings, ground } = await ask(one.$delete({ param }))
      return [...findings.map(String), ...(ground?.relations ?? []), ...(ground?.events ?? [])]
    }
    case 'edit': {
      const { before } = act
      const was = { start: before.start, end: before.end, weight: before.weight, note: before.note }
      await ask(one.$patch({ param, json: { was, start, end, quote, weight, note } }))
      return []
    }
    default:
      return act satisfies never
  }
}
