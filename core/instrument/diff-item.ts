// What changed in one group, repeat or question that kept its name.
import { type Change, type LogicPart, logicParts } from './change.ts'
import { diffChoices, diffEntries } from './diff-entries.ts'
import { textChanges, told } from './diff-text.ts'
import type { Item } from './model.ts'
import type { Label } from './names.ts'

const textParts = new Set(['label', 'hint', 'guidance', 'constraintMessage', 'requiredMessage'])
const isLogic = (part: string): part is LogicPart =>
  (logicParts as readonly string[]).includes(part)
/** Told by other means. */
const elsewhere = new Set(['type', 'name', 'items', 'choices', 'probes'])

export function diffItem(from: Item, to: Item): Change[] {
  const { name } = to
  const [a, b] = [from as Record<string, unknown>, to as Record<string, unknown>]
  const parts = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (part) => !elsewhere.has(part),
  )
  return [
    ...(from.type === to.type
      ? []
      : [{ kind: 'retyped' as const, name, from: from.type, to: to.type }]),
    ...parts.flatMap((part): Change[] => {
      if (textParts.has(part))
        return textChanges(name, part, a[part] as Label | undefined, b[part] as Label | undefined)
      const change = { name, from: told(a[part]), to: told(b[part]) }
      if (change.from === change.to) return []
      return [
        isLogic(part) ? { kind: 'logic', part, ...change } : { kind: 'part', part, ...change },
      ]
    }),
    ...diffChoices(from, to),
    ...diffEntries({ in: 'probes', name }, probesOf(from), probesOf(to)),
  ]
}

function probesOf(item: Item) {
  return 'probes' in item ? (item.probes ?? []) : []
}
