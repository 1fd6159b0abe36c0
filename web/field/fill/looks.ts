// The words of an appearance, as XLSForm has them.
import type { Item } from '../../../core/instrument/model.ts'

export function looksOf(item: Pick<Item, 'appearance'>): ReadonlySet<string> {
  return new Set((item.appearance ?? '').split(/\s+/).filter((word) => word !== ''))
}
