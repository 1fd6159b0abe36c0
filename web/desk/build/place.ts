// Places in an instrument's JSON, spelt as faults spell them: `items.2.items.0.label`. Reading one, and putting a value
// there without changing the instrument that was given.
import type { Instrument, Item } from '../../../core/instrument/model.ts'

/** An instrument, and the place that is being looked at once an edit is done. */
export type Edited = { instrument: Instrument; at: string }

type Plain = Record<string, unknown>

export function valueAt(whole: unknown, at: string): unknown {
  return stepsOf(at).reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? (here as Plain)[step] : undefined),
    whole,
  )
}

/** Undefined takes the member away; what lies on the way there is made when it is missing. */
export function put<T extends object>(whole: T, at: string, value: unknown): T {
  return placed(whole, stepsOf(at), value) as T
}

function placed(here: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  const inner = typeof here === 'object' && here !== null ? (here as Plain)[step] : undefined
  const next = placed(inner, rest, value)
  if (Array.isArray(here)) return here.with(Number(step), next)
  const { [step]: _, ...others } = (here ?? {}) as Plain
  // An object keeps the order of its members, so that a label's languages do not jump.
  if (next === undefined) return others
  return { ...(here as Plain), [step]: next }
}

export function isItem(at: string): boolean {
  return /^items\.\d+(\.items\.\d+)*$/.test(at)
}

export function itemAt(instrument: Instrument, at: string): Item | undefined {
  return isItem(at) ? (valueAt(instrument, at) as Item | undefined) : undefined
}

/** The item that a longer place lies in: `items.0.items.1` of `items.0.items.1.choices.3.name`. */
export function itemPlaceIn(at: string): string | null {
  return /^items\.\d+(?:\.items\.\d+)*/.exec(at)?.[0] ?? null
}

/** `items.2.items` and 0 of `items.2.items.0`. */
export function siblingsOf(at: string): { list: string; index: number } {
  const cut = at.lastIndexOf('.')
  return { list: at.slice(0, cut), index: Number(at.slice(cut + 1)) }
}

/** The group that holds an item, or null at the top. */
export function holderOf(at: string): string | null {
  const { list } = siblingsOf(at)
  return list === 'items' ? null : list.slice(0, -'.items'.length)
}

export function listAt(instrument: Instrument, list: string): readonly Item[] {
  return (valueAt(instrument, list) as Item[] | undefined) ?? []
}

/** Every group, repeat and question in reading order, with its place. */
export function placesIn(instrument: Instrument): { item: Item; at: string; depth: number }[] {
  const below = (
    items: readonly Item[],
    list: string,
    depth: number,
  ): { item: Item; at: string; depth: number }[] =>
    items.flatMap((item, index) => {
      const at = `${list}.${index}`
      return [
        { item, at, depth },
        ...('items' in item ? below(item.items, `${at}.items`, depth + 1) : []),
      ]
    })
  return below(instrument.items, 'items', 0)
}

function stepsOf(at: string): string[] {
  return at === '' ? [] : at.split('.')
}
