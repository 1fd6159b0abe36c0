// Lists that only an expression speaks of: `pulldata('fruits', …)` reads fruits.csv, which no row of the sheet declares.
import { freeName, type Lists } from './choices-in.ts'
import type { Draft } from './item-in.ts'
import { legalName } from './name.ts'

const mention = /\b(?:pulldata|instance)\(\s*(?:'([^']+)'|"([^"]+)")/g

export function addMentionedLists(items: readonly Draft[], { lists }: Lists): void {
  for (const text of textsIn(items))
    for (const [, single, double] of text.matchAll(mention)) {
      const name = single ?? double ?? ''
      if (lists.has(name) || legalName(name) !== name || freeName(name, lists) !== name) continue
      lists.set(name, { from: 'file', file: `${name}.csv`, value: 'name', label: 'label' })
    }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('(') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
